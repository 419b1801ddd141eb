"""What a process shows, as a screen reader gets it: on_screen.py PID prints a JSON list of texts, in order.

on_screen.py PID NAME presses the button of that name. It works for dialogs and pages alike, and needs no WebDriver.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def main(pid, button=None):
    shown = nodes(pid)
    if button is None:
        print(json.dumps([text for node in shown for text in texts(node)]))
        return
    for node in shown:
        if node.get_role_name() == "push button" and node.get_name() == button:
            node.get_action_iface().do_action(0)
            return
    sys.exit(f"there is no button {button!r}")


def nodes(pid):
    desktop = Atspi.get_desktop(0)
    applications = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    # The pages below the window are of the web process.
    return [node for one in applications if one and one.get_process_id() == pid for node in everything(one)]


def everything(node):
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from everything(child)


def texts(node):
    text = node.get_text_iface()
    own = text.get_text(0, text.get_character_count()) if text else ""
    return [part for part in dict.fromkeys([node.get_name(), own]) if part]


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
