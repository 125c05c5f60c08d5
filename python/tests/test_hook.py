"""What `import streamlit` gives in a process started by `millpond run`."""

from __future__ import annotations

import sys

import millpond
import pytest
from millpond import hook


@pytest.fixture(autouse=True)
def installed():
    hook.install()
    yield
    hook.uninstall()


def test_streamlit_is_millpond():
    import streamlit
    import streamlit as st
    from streamlit import slider

    assert streamlit is st is millpond
    assert slider is millpond.slider
    assert millpond.__spec__.name == "millpond"


def test_its_modules_are_millponds():
    import millpond.components.v1
    import millpond.errors
    import millpond.uploaded
    import streamlit.components.v1 as components
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.errors import StreamlitAPIException
    from streamlit.logger import get_logger
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    from streamlit.runtime.state import SessionStateProxy
    from streamlit.runtime.uploaded_file_manager import UploadedFile
    from streamlit.typing import ChatInputValue
    from streamlit.typing import UploadedFile as Uploaded

    assert components is millpond.components.v1
    assert StreamlitAPIException is millpond.errors.StreamlitAPIException
    assert isinstance(millpond.sidebar, DeltaGenerator)
    assert callable(get_logger)
    assert callable(get_script_run_ctx)
    assert isinstance(millpond.session_state, SessionStateProxy)
    assert UploadedFile is Uploaded is millpond.uploaded.UploadedFile
    assert ChatInputValue(text="Rye").text == "Rye"


def test_what_millpond_lacks_is_said():
    import streamlit as st

    with pytest.raises(ModuleNotFoundError, match=r"Millpond has no module `streamlit\.nothing`"):
        import streamlit.nothing
    with pytest.raises(AttributeError, match="Millpond has no `nothing`"):
        st.nothing
    with pytest.raises(AttributeError, match="Millpond has no `nothing`"):
        st.sidebar.nothing
    assert not hasattr(st, "nothing")


def test_other_modules_are_left_alone():
    assert hook.Finder().find_spec("streamlit_extras") is None
    assert hook.Finder().find_spec("numpy") is None


def test_it_is_installed_once_and_taken_away():
    hook.install()
    assert sum(isinstance(finder, hook.Finder) for finder in sys.meta_path) == 1
    hook.uninstall()
    assert "streamlit" not in sys.modules
