"""Asks the windows of a process to close, as their close button does: close_window.py PID.

There is no window manager on the test's screen, so the message that one would send is sent from here.
"""

import ctypes
import sys
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p

X11 = ctypes.CDLL("libX11.so.6")
X11.XOpenDisplay.restype = c_void_p
X11.XInternAtom.restype = c_ulong
X11.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
X11.XDefaultRootWindow.restype = c_ulong
X11.XDefaultRootWindow.argtypes = [c_void_p]
X11.XQueryTree.argtypes = [c_void_p, c_ulong] + [POINTER(c_ulong)] * 2 + [POINTER(POINTER(c_ulong)), POINTER(c_uint)]
X11.XGetWindowProperty.argtypes = [c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong] + [c_void_p] * 5
X11.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, c_void_p]
X11.XSync.argtypes = [c_void_p, c_int]
CLIENT_MESSAGE = 33


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of XEvent."""

    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("padding", c_ubyte * 96),
    ]


def main(pid):
    display = X11.XOpenDisplay(None)
    windows = [w for w in children(display, X11.XDefaultRootWindow(display)) if closes(display, w, pid)]
    for window in windows:
        close(display, window)
    # A server that has not read the message yet drops it when the client is gone.
    X11.XSync(display, 0)
    return 0 if windows else 1


def children(display, root):
    parent, top = c_ulong(), c_ulong()
    found, count = POINTER(c_ulong)(), c_uint()
    X11.XQueryTree(display, root, byref(top), byref(parent), byref(found), byref(count))
    return found[: count.value]


def closes(display, window, pid):
    """Whether the window belongs to the process and takes part in the closing protocol."""
    protocols = numbers(display, window, b"WM_PROTOCOLS")
    return numbers(display, window, b"_NET_WM_PID") == [pid] and atom(display, b"WM_DELETE_WINDOW") in protocols


def numbers(display, window, name):
    kind, size, count, rest = c_ulong(), c_int(), c_ulong(), c_ulong()
    found = POINTER(c_ulong)()
    wanted = (display, window, atom(display, name), 0, 64, 0, 0)
    X11.XGetWindowProperty(*wanted, byref(kind), byref(size), byref(count), byref(rest), byref(found))
    return found[: count.value] if found else []


def close(display, window):
    message = ClientMessage(type=CLIENT_MESSAGE, window=window, format=32)
    message.message_type = atom(display, b"WM_PROTOCOLS")
    message.data[0] = atom(display, b"WM_DELETE_WINDOW")
    X11.XSendEvent(display, window, 0, 0, byref(message))


def atom(display, name):
    return X11.XInternAtom(display, name, 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
