# `edition.yml` of a draft: its author's layout as far as that goes, and always what it has to say.

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.editions.drafting import Beginning, edition_text, first_day, is_id, title_of
from workmanual.model.manual import EDITION_FILE, Edition
from workmanual.reading.fit import fit
from workmanual.reading.yaml_text import read_yaml

NEW = Beginning(id="2021", title="2021 年版", revision="A/1", effective=date(2021, 1, 1), summary="摘要。")
USUAL = """# 这一版的登记
id: "2020"  # 文件夹的名称
title: 2020 年版
revision: A/0   # 整本
issued: 2020-02-20
effective: 2020-03-01

# 照原件登记
approvals:
  - {action: prepared, role: keeper, date: 2020-01-20}
  # 馆长休假
  - action: approved
    role: director
    date: 2020-02-14

summary: >
  第一次
  修订。
# 完
"""


def test_comments_and_order_stay() -> None:
    assert edition_text(USUAL.encode(), NEW).decode() == (
        '# 这一版的登记\nid: "2021"  # 文件夹的名称\ntitle: 2021 年版\nrevision: A/1   # 整本\n'
        "effective: 2021-01-01\n\n# 照原件登记\napprovals: []\n\nsummary: 摘要。\n# 完\n"
    )


def test_line_ends_stay() -> None:
    text = edition_text(USUAL.replace("\n", "\r\n").encode(), NEW).decode()
    assert text.count("\r\n") == text.count("\n") > 5


@pytest.mark.parametrize(
    "old",
    [
        '{id: "2020", title: x, revision: A/0, effective: 2020-03-01, summary: x}',
        'id: "2020"\ntitle: x\nrevision: A/0\neffective: 2020-03-01\nsummary: x',
        '"id": "2020"\ntitle: "x # y"\nrevision: A/0\neffective: 2020-03-01\nsummary: |\n  x\n\n  approvals: y\n',
        'id: "2020"\ntitle: x\nrevision: A/0\neffective: 2020-03-01\napprovals:\n- {action: approved, role: x, date: 2020-01-01}\nsummary: x\n',
    ],
)
def test_however_it_was_laid_out_it_says_what_is_new(old: str) -> None:
    assert said(edition_text(old.encode(), NEW)) == NEW


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_whatever_a_title_is_it_is_read_again(title: str) -> None:
    new = Beginning(id="2021", title=title, revision="A/1", effective=date(2021, 1, 1), summary="摘要。")
    assert said(edition_text(USUAL.encode(), new)).title == title


def said(content: bytes) -> Beginning:
    tree, findings = read_yaml(content.decode().replace("\r\n", "\n"), EDITION_FILE)
    assert tree is not None, findings
    edition, misfits = fit(tree, Edition)
    assert edition is not None, misfits
    assert (edition.issued, edition.approvals) == (None, ())
    return Beginning(
        id=str(edition.id),
        title=edition.title,
        revision=str(edition.revision),
        effective=edition.effective,
        summary=str(edition.summary),
    )


@pytest.mark.parametrize("name", ["2005", "2005-2", "v3", "3A"])
def test_what_an_edition_may_be_called(name: str) -> None:
    assert is_id(name)


@pytest.mark.parametrize(
    "name", ["", "compare", "site", "2005/x", "..", "2005 2", "2005-", "２００５", "2005\n", "a.1"]
)
def test_what_it_may_not_be_called(name: str) -> None:
    assert not is_id(name)


def test_titles_and_days_that_follow_from_a_name() -> None:
    assert title_of("2004", "2004 年版", "2005") == "2005 年版"
    assert title_of("2004", "首版", "2005") is None
    assert (first_day("2005"), first_day("v3"), first_day("0000")) == (date(2005, 1, 1), None, None)
