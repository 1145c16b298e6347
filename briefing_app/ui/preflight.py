"""What Qt needs, checked before Qt starts: it aborts the process where others would explain.

No module here may import PySide6 at the top; the checks name what is missing in words.
"""

from __future__ import annotations

import ctypes
import os
import sys

_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def missing_display() -> str | None:
    """Say that there is no screen to open a window on; None when there is one."""
    if sys.platform != "linux" or _platform() not in ("", "xcb"):
        return None
    if _platform() == "" and os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are not set)."
    if not _answers(display):
        return f"The display “{display}” (set in DISPLAY) does not answer, so no window can open."
    return None


def missing_libraries() -> str | None:
    """Name the system libraries that Qt lacks and the command that brings them; None if all are there."""
    if sys.platform == "linux":
        wanted = dict(_QT_LIBRARIES)
        if _platform() in ("", "xcb") and not os.environ.get("WAYLAND_DISPLAY"):
            wanted |= _XCB_LIBRARIES
        if absent := [name for name in wanted if not _loads(name)]:
            packages = " ".join(wanted[name] for name in absent)
            return (
                f"The window needs system libraries that are missing: {', '.join(absent)}.\n"
                f"On Debian or Ubuntu, install them with: sudo apt install {packages}"
            )
    try:
        import PySide6
    except ImportError:
        return (
            "The window needs PySide6, which is not installed here.\n"
            "Install the program with: python -m pip install -e ."
        )
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    if sys.version_info < (3, 12) and version >= (6, 12):
        return (
            f"PySide6 {PySide6.__version__} crashes on Python {sys.version_info[0]}.{sys.version_info[1]}.\n"
            'Install the version that works: python -m pip install "PySide6-Essentials<6.12"'
        )
    return None


def _platform() -> str:
    """Return the Qt platform that the user asked for, "" for the usual one."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    return asked.split(":", maxsplit=1)[0].split(";", maxsplit=1)[0]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Tell whether an X server answers; an unusable libxcb counts as an answer, it is named later."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
