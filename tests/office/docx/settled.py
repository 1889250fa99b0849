"""Documents as LibreOffice leaves them when every tracked change is taken, or every one refused."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

_VERDICTS: Final = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
_LIBRARIES: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>"""
_LIBRARY: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settling"/></library:library>"""
_MODULE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(from As String, verdict As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(from, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, verdict, "", 0, Array())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
End Sub
</script:module>"""


def settled(content: bytes, folder: Path) -> dict[str, bytes]:
    """The document `accepted` and `rejected`; LibreOffice starts once for each."""
    source = folder / "source.docx"
    source.write_bytes(content)
    _start(folder, "--terminate_after_init")  # the first start of a profile would write over the macro
    basic = folder / "profile" / "user" / "basic"
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Settling.xba").write_text(_MODULE, encoding="utf-8")
    targets = {name: folder / f"{name}.docx" for name in _VERDICTS}
    for name, target in targets.items():
        arguments = ",".join(f'"{one}"' for one in (source.as_uri(), _VERDICTS[name], target.as_uri()))
        _start(folder, f"macro:///Standard.Settling.Settle({arguments})")
    return {name: target.read_bytes() for name, target in targets.items()}


def _start(folder: Path, argument: str) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is here"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([soffice, profile, "--headless", argument], check=True, capture_output=True, timeout=180)
