"""Something to drag: a small window in the corner that gives the named file to whatever it is dropped on.

drag_file.py FILE says "ready" when it can be grabbed at (20, 20) and "dragging" when it was, and ends when it was dropped.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def main(path):
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(40, 40)
    window.move(0, 0)
    grip = Gtk.EventBox()
    window.add(grip)
    grip.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    grip.drag_source_add_uri_targets()
    grip.connect("drag-data-get", lambda _, __, data, *___: data.set_uris([GLib.filename_to_uri(path)]))
    grip.connect("drag-begin", lambda *_: print("dragging", flush=True))
    grip.connect("drag-end", lambda *_: Gtk.main_quit())
    window.connect("map-event", lambda *_: print("ready", flush=True))
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main(sys.argv[1])
