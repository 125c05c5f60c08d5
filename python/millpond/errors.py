"""What can go wrong, as exceptions that a script can catch.

The names are those that existing scripts catch. Millpond itself raises a few of them; the others exist so that an
import of them works.
"""

from __future__ import annotations

from millpond import _native

Error = _native.Error


class NoSessionContext(Error):
    """Something was asked for that only exists while a script runs for a session."""


class MarkdownFormattedException(Error):
    """An error whose message is Markdown."""


class StreamlitComponentRegistryError(Error):
    """A component could not be registered."""


class StreamlitMaxRetriesError(Error):
    """Something was tried too often."""


class FragmentStorageKeyError(Error, KeyError):
    """A fragment is not known."""


class FragmentHandledException(Exception):
    """An error that a fragment has already shown."""


class StreamlitAPIException(MarkdownFormattedException):
    """A function was called in a way that it does not allow."""


class StreamlitAPIWarning(StreamlitAPIException, Warning):
    """A function was called in a questionable way; the script goes on."""


class DuplicateWidgetID(StreamlitAPIException):
    """Two widgets of one run can't be told apart."""


class StreamlitDuplicateElementId(DuplicateWidgetID):
    """Two widgets have the same parameters and no key."""


class StreamlitDuplicateElementKey(DuplicateWidgetID):
    """Two widgets have the same key."""


class StreamlitDataframeConversionError(StreamlitAPIException):
    """Data could not be turned into columns."""


class DataError(StreamlitAPIException):
    """Columns can't be drawn as was asked."""


class StreamlitInvalidLayoutContextError(StreamlitAPIException):
    """An element stands where it may not."""


class StreamlitAuthError(StreamlitAPIException):
    """Signing in is not possible."""


class StreamlitMissingAuthlibError(StreamlitAuthError):
    """The package for signing in is missing."""


class UnserializableSessionStateError(StreamlitAPIException):
    """A value of the session can't be stored."""


class LocalizableStreamlitException(StreamlitAPIException):
    """An error whose message has fields, kept in `exec_kwargs`."""

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message.format(**fields) if fields else message)
        self.exec_kwargs = fields


# Memos


class CachedStFunctionWarning(StreamlitAPIWarning):
    """A memoized function called something that a hit can't replay."""


CachedWidgetWarning = CachedStFunctionWarning


class UnhashableTypeError(Exception):
    """A value can't be part of a key."""


class UnhashableParamError(StreamlitAPIException):
    """An argument of a memoized function can't be part of its key."""


class UnserializableReturnValueError(MarkdownFormattedException):
    """What a memoized function returned can't be kept."""


class CacheError(Exception):
    """A stored value could not be read or written."""


class CacheReplayClosureError(StreamlitAPIException):
    """A memoized function drew into a block that was not there at the replay."""


class UnevaluatedDataFrameError(StreamlitAPIException):
    """A memoized function returned a recipe for data instead of data."""


# Values that are not allowed


class StreamlitInvalidURLError(LocalizableStreamlitException):
    """An address can't be used."""


class StreamlitInvalidColumnSpecError(LocalizableStreamlitException):
    """The number or the widths of columns make no sense."""


class StreamlitSelectionCountExceedsMaxError(LocalizableStreamlitException):
    """More options are chosen at first than may be."""


class StreamlitMixedNumericTypesError(LocalizableStreamlitException):
    """Some of a widget's numbers are integers and some are not."""


class StreamlitValueBelowMinError(LocalizableStreamlitException):
    """A value is below the least one allowed."""


class StreamlitValueAboveMaxError(LocalizableStreamlitException):
    """A value is above the greatest one allowed."""


class StreamlitInvalidMinMaxError(LocalizableStreamlitException):
    """The least value allowed is not below the greatest."""


class StreamlitValueOutOfRangeError(LocalizableStreamlitException):
    """A value is outside of a range."""


class StreamlitJSNumberBoundsError(LocalizableStreamlitException):
    """A number is too great for a browser to be exact about."""


class StreamlitInvalidNumberFormatError(LocalizableStreamlitException):
    """A format for numbers can't be used."""


class StreamlitMissingRequiredParameterError(LocalizableStreamlitException):
    """A parameter is missing."""


class StreamlitIncompatibleParametersError(LocalizableStreamlitException):
    """Two parameters exclude each other."""


class StreamlitQueryParamDictValueError(LocalizableStreamlitException):
    """A query parameter can't be a dictionary."""


class StreamlitPageNotFoundError(LocalizableStreamlitException):
    """There is no such page."""


class StreamlitInvalidFormCallbackError(LocalizableStreamlitException):
    """A widget inside a form can't have a callback of its own."""


class StreamlitValueAssignmentNotAllowedError(LocalizableStreamlitException):
    """The value of this kind of widget can't be set."""


class StreamlitWidgetAlreadyInstantiatedError(LocalizableStreamlitException):
    """The value of a widget can't be set after it was drawn."""


class StreamlitInvalidColorError(LocalizableStreamlitException):
    """A colour can't be understood."""


class StreamlitBadTimeStringError(LocalizableStreamlitException):
    """A length of time can't be understood."""


class StreamlitSecretNotFoundError(LocalizableStreamlitException, FileNotFoundError):
    """There is no such secret."""


class StreamlitInvalidWidthError(LocalizableStreamlitException):
    """A width can't be used."""


class StreamlitInvalidHeightError(LocalizableStreamlitException):
    """A height can't be used."""


class StreamlitValueError(LocalizableStreamlitException):
    """A value is not among those allowed."""


class StreamlitInvalidParameterTypeError(LocalizableStreamlitException):
    """A parameter is of a type that is not allowed."""


class StreamlitDefaultNotInOptionsError(LocalizableStreamlitException):
    """What is chosen at first is not among the options."""


class StreamlitInvalidThemeError(LocalizableStreamlitException):
    """A theme can't be used."""


class StreamlitInvalidThemeOptionError(StreamlitInvalidThemeError):
    """A theme has an option that does not exist."""


class StreamlitInvalidThemeSectionError(StreamlitInvalidThemeError):
    """A theme has a section that does not exist."""


class BidiComponentError(LocalizableStreamlitException):
    """A component with two-way data could not be used."""


class BidiComponentInvalidIdError(BidiComponentError):
    """A component's id can't be used."""


class BidiComponentInvalidCallbackNameError(BidiComponentError):
    """A component's callback has a name that can't be used."""


class BidiComponentInvalidDefaultKeyError(BidiComponentError):
    """A component has a default for a value that it does not have."""


class BidiComponentUnserializableDataError(BidiComponentError):
    """A component's data can't be sent."""


def unsupported(name: str, value: object) -> None:
    """Refuses a parameter whose function does not exist yet, if it was given."""
    if value is not None:
        raise StreamlitAPIException(f"`{name}` is not supported yet")


def brief(value: object) -> str:
    """A value as Python writes it, for an error; a long one is cut off."""
    text = repr(value)
    return text if len(text) <= 200 else text[:199] + "…"
