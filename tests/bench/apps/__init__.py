"""The usual ways, as small Streamlit scripts that `host.py` serves."""
