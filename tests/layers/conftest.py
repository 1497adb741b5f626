"""What is shown is tested with the small corpus and with the bundled data alike."""

import pytest

from geodata.corpus import Corpus


@pytest.fixture(scope="session", params=["small", "bundled"])
def corpus(request: pytest.FixtureRequest, corpus: Corpus, small: Corpus) -> Corpus:
    """One of the two."""
    return small if request.param == "small" else corpus
