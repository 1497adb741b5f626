"""A list of ids: what there is, what is gone, what never was; and what changed since a version."""

import pytest

from geodata.corpus import Corpus, load
from geodata.gathered import MOST, gathered, since, versions


@pytest.fixture(scope="module")
def bundled() -> Corpus:
    """The bundled corpus alone."""
    return load()


def test_ids_keep_their_order_and_stand_once(bundled: Corpus) -> None:
    found = gathered(bundled, "t003-p04-10, T000-p02-02 t003-p04-10,,no-such-id")
    assert found.claims == ("t003-p04-10", "t000-p02-02")
    assert found.unknown == ("no-such-id",)
    assert gathered(bundled, "  ,").claims == ()


def test_what_is_gone_is_told_from_what_never_was(bundled: Corpus) -> None:
    gone = next(key for key, changes in bundled.history.items() if key not in bundled.claims and changes[-1].went_to)
    assert gathered(bundled, gone).gone == (gone,)


def test_a_list_is_no_longer_than_its_address_bears(bundled: Corpus) -> None:
    assert len(gathered(bundled, ",".join(bundled.claims)).claims) == MOST


def test_only_what_changed_after_a_version_is_told(bundled: Corpus) -> None:
    first, *_, last = versions(bundled)
    assert last == bundled.meta.version
    changed = [key for key, changes in bundled.history.items() if any(one.version == last for one in changes)]
    assert list(since(bundled, changed, first)) == changed
    assert since(bundled, bundled.claims, last) == {}
    key = changed[0]
    assert all(last in line for line in since(bundled, [key], first)[key])
