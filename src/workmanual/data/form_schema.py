"""`schemas/record-form.json`: what may stand in a file of `records/`, for editors that complete and underline.

Takes nothing, gives JSON text. It says which keys there are and what sort of value each takes; what they mean together
is the business of the checks.
"""

from __future__ import annotations

import json
from typing import Final

from workmanual.model.record import RecordForm
from workmanual.reading.fit import schema

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def form_schema() -> str:
    """The JSON Schema of a record form, with a line end."""
    return json.dumps({"$schema": DIALECT, **schema(RecordForm)}, ensure_ascii=False, indent=1) + "\n"
