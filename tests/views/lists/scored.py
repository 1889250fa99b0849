"""The small manual's second edition with a cycle and a worked example in its scheme."""

from functools import cache

from tests import mini
from workmanual.views.index import Index, index

EXAMPLE = """
cycle:
  - {id: record, title: 登记, steps: [LC-101.booking, LC-201.handover]}
  - {id: reply, title: 答复, steps: [LC-101.feedback]}

example:
  unit: 西展厅
  period: 2020 年第一季度
  about: 讲解员 3 名
  losses:
    - {indicator: bookings, facts: 缺两栏, reckoning: 2×0.5＝1, points: 1}
    - {indicator: loans, facts: 缺一张审批单, points: 0.7}
  extra: 0.5
  extra_reason: 馆长表扬 1 次
  vetoed: safety
"""
SCHEME = "procedures/2020/assessment.yml"


@cache
def scored() -> Index:
    files = mini.files("2020")
    files[SCHEME] += EXAMPLE.encode()
    checked = mini.checked(files, "2020")
    assert checked.manual is not None
    assert not [one for one in checked.findings if one.at.path == SCHEME]
    return index(checked.manual)
