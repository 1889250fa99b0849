"""How a value that an author writes in YAML is fitted to its dataclass.

The dataclasses of the model carry this as `__pydantic_config__`, a plain dictionary, so that this floor needs no
library. Unknown keys are findings; `Name` is taken as it is, with its place.
"""

from __future__ import annotations

from typing import Final

AUTHORED: Final = {"extra": "forbid", "arbitrary_types_allowed": True, "allow_inf_nan": False}
