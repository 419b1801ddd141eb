"""What a screen reader says of a process: spoken.py PID prints JSON with `focus`, a line on the object that has the focus,
and `live`, the texts of the live regions, which are read out when they change.
"""

import json
import sys

from on_screen import nodes, texts
from gi.repository import Atspi

# What is worth saying of a state, in the order in which it is said.
STATES = [
    (Atspi.StateType.REQUIRED, "required"),
    (Atspi.StateType.INVALID_ENTRY, "invalid"),
    (Atspi.StateType.CHECKED, "checked"),
    (Atspi.StateType.PRESSED, "pressed"),
    (Atspi.StateType.SELECTED, "selected"),
    (Atspi.StateType.EXPANDED, "expanded"),
    (Atspi.StateType.READ_ONLY, "read-only"),
]
LIVE = ("polite", "assertive")


def main(pid):
    found = nodes(pid)
    focused = [node for node in found if node.get_state_set().contains(Atspi.StateType.FOCUSED)]
    # What surrounds the focused object, such as the document, has the focus as well.
    print(json.dumps({"focus": line(focused[-1]) if focused else None, "live": list(live(found))}))


def line(node):
    said = [node.get_name(), node.get_role_name(), value(node), *states(node)]
    description = node.get_description()
    return ", ".join(part for part in said if part) + (f"; {description}" if description else "")


def value(node):
    """What is in a field; nothing is said of a password but that it is one."""
    held = node.get_text_iface() if node.get_role_name() in ("entry", "combo box") else None
    return Atspi.Text.get_text(held, 0, -1).strip() if held else ""


def states(node):
    present = node.get_state_set()
    named = [name for state, name in STATES if present.contains(state)]
    collapsed = present.contains(Atspi.StateType.EXPANDABLE) and not present.contains(Atspi.StateType.EXPANDED)
    return named + (["collapsed"] if collapsed else [])


def live(found):
    for node in found:
        if (node.get_attributes() or {}).get("live") in LIVE:
            said = " ".join(part for one in inside(node) for part in texts(one)[:1])
            if said:
                yield said


def inside(node):
    if node.get_child_count() == 0:
        yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from inside(child)


if __name__ == "__main__":
    main(int(sys.argv[1]))
