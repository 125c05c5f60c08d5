"""Files of the user's, as scripts read them."""

from __future__ import annotations

import re
from io import SEEK_CUR, SEEK_END, SEEK_SET, BytesIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from typing_extensions import Buffer

    from millpond._native import Upload


class UploadedFile(BytesIO):
    """A file of the user's, to be read like any open one.

    - `name`: what the user calls it; of one out of a folder, the path below that.
    - `type`: its MIME type.
    - `size`: how many bytes it has.
    - `file_id`: made from name, type and content: two files have the same one only if these are the same.

    Its bytes stay where they are, in memory or on disk, and only what is read of them is copied; `getbuffer` reads them
    in place. Who writes to it gets a copy of its own. Each run has another one, at its beginning.

    >>> file = st.file_uploader("Harvests", "csv")
    >>> if file is not None:
    ...     st.dataframe(pandas.read_csv(file))
    """

    # What `BytesIO` itself holds stays empty until the file is written to: from then on it is all there is.

    def __init__(self, name: str, type: str, file_id: str, content: Buffer) -> None:
        super().__init__()
        self.name = name
        self.type = type
        self.file_id = file_id
        self._view: memoryview | None = memoryview(content)
        self._whole = content if isinstance(content, bytes) else None
        self._at = 0
        self.size = self._view.nbytes

    def read(self, size: int | None = -1, /) -> bytes:
        view = self._unwritten()
        if view is None:
            return super().read(size)
        start = min(self._at, len(view))
        end = len(view) if size is None or size < 0 else min(start + size, len(view))
        self._at = max(self._at, end)
        return bytes(view[start:end])

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(size)

    def readinto(self, buffer: Buffer, /) -> int:
        view = self._unwritten()
        if view is None:
            return super().readinto(buffer)
        into = memoryview(buffer).cast("B")
        start = min(self._at, len(view))
        count = min(len(into), len(view) - start)
        into[:count] = view[start : start + count]
        self._at += count
        return count

    def readinto1(self, buffer: Buffer, /) -> int:
        return self.readinto(buffer)

    def readline(self, size: int | None = -1, /) -> bytes:
        view = self._unwritten()
        if view is None:
            return super().readline(size)
        most = len(view) - self._at if size is None or size < 0 else size
        found = _NEWLINE.search(view, self._at, self._at + most)
        return self.read(most if found is None else found.end() - self._at) if most > 0 else b""

    def readlines(self, hint: int | None = None, /) -> list[bytes]:
        if self._unwritten() is None:
            return super().readlines(hint)
        lines: list[bytes] = []
        count = 0
        for line in self:
            lines.append(line)
            count += len(line)
            if hint is not None and 0 < hint <= count:
                break
        return lines

    def __next__(self) -> bytes:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        view = self._unwritten()
        if view is None:
            return super().seek(offset, whence)
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f"a position counts from 0 (the beginning), 1 (here) or 2 (the end): {whence!r}")
        if whence == SEEK_SET and offset < 0:
            raise ValueError(f"a position is not before the beginning: {offset!r}")
        start = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: len(view)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return super().tell() if self._unwritten() is None else self._at

    def getvalue(self) -> bytes:
        view = self._unwritten()
        if view is None:
            return super().getvalue()
        if self._whole is None:
            self._whole = bytes(view)
        return self._whole

    def getbuffer(self) -> memoryview:
        """Its bytes in place, which can't be changed there."""
        view = self._unwritten()
        return super().getbuffer() if view is None else view.toreadonly()

    def write(self, data: Buffer, /) -> int:
        self._make_own()
        return super().write(data)

    def writelines(self, lines: Iterable[Buffer], /) -> None:
        self._make_own()
        super().writelines(lines)

    def truncate(self, size: int | None = None, /) -> int:
        self._make_own()
        return super().truncate(size)

    def close(self) -> None:
        super().close()
        self._view = self._whole = None

    def content_key(self) -> tuple[object, ...]:
        """What stands for it in the key of a memo, with how far it was read: who reads it begins there."""
        if self.closed:
            return (self.file_id, None)
        return (self.file_id, self.tell(), None if self._view is not None else self.getvalue())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UploadedFile) and self.file_id == other.file_id

    def __hash__(self) -> int:
        return hash(self.file_id)

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return UploadedFile, (self.name, self.type, self.file_id, self.getvalue()), self.tell()

    def __setstate__(self, at: int) -> None:
        self.seek(at)

    def __sizeof__(self) -> int:
        return super().__sizeof__() + (0 if self._whole is None else len(self._whole))

    def __repr__(self) -> str:
        return f"UploadedFile(file_id={self.file_id!r}, name={self.name!r}, type={self.type!r}, size={self.size!r})"

    def _unwritten(self) -> memoryview | None:
        """The bytes as they came; `None` if it was written to. Raises `ValueError` if it is closed."""
        if self.closed:
            raise ValueError(f"the file is closed: {self.name!r}")
        return self._view

    def _make_own(self) -> None:
        """Makes a copy to be written to."""
        if self._unwritten() is None:
            return
        super().__init__(self.getvalue())
        super().seek(self._at)
        self._view = self._whole = None


_NEWLINE = re.compile(rb"\n")


def uploaded(upload: Upload) -> UploadedFile:
    """A file of the user's, at its beginning."""
    content: Any = upload
    return UploadedFile(upload.name, upload.mime, upload.id, content)
