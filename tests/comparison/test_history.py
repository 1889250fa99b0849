# Reasons of editions that are not neighbours: every item has those that were given for it on the way, and no others.

from tests.comparison.conftest import EDITIONS, Pairs
from tests.comparison.recognising import without_ids
from workmanual.comparison.history import History
from workmanual.comparison.records import Change, Family


def test_a_far_pair_has_the_reasons_of_the_way(real: Pairs) -> None:
    far = {one.id: one for one in real.history.compare("2004", "2006").changes}
    on_the_way = [
        change for pair in (("2004", "2005"), ("2005", "2006")) for change in real.history.compare(*pair).changes
    ]
    stayed = [one for one in on_the_way if one.id in far and one.reasons]
    assert len(stayed) > 100
    for one in stayed:
        assert set(one.reasons) <= set(far[one.id].reasons)


def test_items_that_lost_their_ids_do_not_share_their_reasons(real: Pairs) -> None:
    first, *others = real.history.editions
    history = History((first, *map(without_ids, others)), real.history.words)
    steps = [one for one in history.compare("2004", EDITIONS[-1]).changes if one.item.family is Family.STEP]
    assert sum(bool(one.reasons) for one in steps) > 20
    assert [one.item.title for one in steps if not _are_its_own(one)] == []


def _are_its_own(change: Change) -> bool:
    documents = {item.document for item in (*change.old, *change.new)}
    return all(documents & {str(id_).partition(".")[0] for id_ in reason.ids} for reason in change.reasons)
