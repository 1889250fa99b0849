# `workmanual withdraw`: one entry more, and no file touched.

from pathlib import Path

import pytest

from tests.cli.lifecycle import PAGE, REGISTER, SECOND, Run, changed, killed_at, sources

WORDS = ("--who", "馆务会", "--why", "与新规定抵触", "--date", "2020-06-01")


def test_an_edition_is_withdrawn_by_an_entry(released: Path, workmanual: Run) -> None:
    assert workmanual("release", "2020", *SECOND).code == 0
    before = sources(released)
    done = workmanual("withdraw", "2020", *WORDS)
    assert (done.code, done.err) == (0, "")
    assert "2020 年版已撤回" in done.out
    assert "现行的一版：2019 年版" in done.out
    after = sources(released)
    assert {name for name in after if after[name] != before.get(name)} == {"register.yml"}
    assert after["register.yml"].startswith(before["register.yml"])
    verified = workmanual("verify")
    assert verified.code == 0
    assert "2020 年版：12 个文件，同 2020-02-20 发布时一样；2020-06-01 已撤回\n" in verified.out
    assert "没有现行的一版" in workmanual("withdraw", "2019", *WORDS).out


def test_what_is_no_longer_what_was_released_can_be_withdrawn(released: Path, workmanual: Run) -> None:
    (released / PAGE).write_bytes(b"---\ntitle: x\n---\n")
    assert workmanual("withdraw", "2019", *WORDS).code == 0


@pytest.mark.parametrize(
    ("edition", "said"), [("2020", "还没有发布，不能撤回"), ("2019", "已在 2020-06-01 撤回，不能再撤回")]
)
def test_only_what_stands_is_withdrawn(released: Path, workmanual: Run, edition: str, said: str) -> None:
    if edition == "2019":
        assert workmanual("withdraw", "2019", *WORDS).code == 0
    before = sources(released)
    done = workmanual("withdraw", edition, *WORDS)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert sources(released) == before


def test_an_unknown_role_or_an_altered_register_is_refused(released: Path, workmanual: Run) -> None:
    before = sources(released)
    done = workmanual("withdraw", "2019", "--who", "馆", "--why", "x")
    assert done.code == 1
    assert "“馆”不是 2019 年版的角色；相近的有：馆长" in done.err
    assert sources(released) == before
    changed(released, REGISTER, "entries:\n", "# 改\nentries:\n")
    done = workmanual("withdraw", "2019", *WORDS)
    assert done.code == 1
    assert f"{REGISTER}:3:5: error WM446" in done.out


@pytest.mark.usefixtures("released")
def test_wrong_usage_ends_with_2(workmanual: Run) -> None:
    assert workmanual("withdraw", "2018", *WORDS).code == 2
    assert workmanual("withdraw", "2019", "--who", "馆长").code == 2


def test_a_withdrawal_cut_off_has_happened_or_not(released: Path, workmanual: Run) -> None:
    before = sources(released)
    workmanual("check", "2019")
    count = 0
    while killed_at(released, count, "withdraw", "2019", *WORDS):
        assert (released / REGISTER).read_bytes() == before["register.yml"]
        assert workmanual("check").code == 0
        count += 1
    assert count
    assert workmanual("verify").code == 0
    assert workmanual("withdraw", "2019", *WORDS).code == 1
