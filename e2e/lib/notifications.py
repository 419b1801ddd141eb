"""Stands in for a desktop with another window on it: prints each notification as a line of JSON."""

import json

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gio, GLib, Gtk  # noqa: E402

NAME = "org.freedesktop.Notifications"
ARGUMENTS = ["s", "u", "s", "s", "s", "as", "a{sv}", "i"]
INTERFACE = f"""<node><interface name="{NAME}"><method name="Notify">
{"".join(f'<arg type="{kind}" direction="in"/>' for kind in ARGUMENTS)}<arg type="u" direction="out"/>
</method></interface></node>"""


def called(_bus, _sender, _path, _interface, _method, arguments, call):
    program, _, icon, title, text, *_ = arguments.unpack()
    print(json.dumps({"program": program, "icon": icon, "title": title, "text": text}), flush=True)
    call.return_value(GLib.Variant("(u)", (1,)))


def got_bus(bus, _name):
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    bus.register_object("/org/freedesktop/Notifications", interface, called, None, None)


Gtk.Window(title="Another window").show()
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, got_bus, lambda *_: print("ready", flush=True), None)
GLib.MainLoop().run()
