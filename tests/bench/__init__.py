"""The bench: `python -m tests.bench` measures the app beside the usual ways of doing the same, in one run."""
