"""The copies that Streamlit keeps of what visitors upload."""

from __future__ import annotations

from streamlit import runtime

from dashboard.server import service


def forget_uploads() -> None:
    """Let Streamlit forget the files of this visit, which it would keep until the visitor has gone."""
    if runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(service.visitor())
