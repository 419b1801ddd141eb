//! Keeps GTK from loading the modules that its settings name.
//!
//! `GTK_MODULES` is one way to have a module loaded. The other is the setting `gtk-modules`, which GTK reads from
//! `gtk-3.0/settings.ini` in `XDG_CONFIG_DIRS`, in `XDG_CONFIG_HOME` and in a theme, and whose value may be a path. GTK
//! has no switch for it. It asks its own object of settings for the property when it makes that object and when a value
//! changes (`settings_update_modules` in GTK 3.24), so the class of that object answers that there are none.

use std::ffi::CStr;
use std::sync::OnceLock;

use gtk::ffi::gtk_settings_get_type;
use gtk::glib::gobject_ffi::{GObject, GObjectClass, GParamSpec, GValue, g_type_class_ref};

type GetProperty = unsafe extern "C" fn(*mut GObject, u32, *mut GValue, *mut GParamSpec);

static GET_PROPERTY_OF_GTK: OnceLock<GetProperty> = OnceLock::new();

/// Has to be called before GTK is initialised, by the thread that will do that.
#[expect(unsafe_code, reason = "the function table of a GObject class")]
pub(super) fn refuse() {
    // SAFETY: the class of GtkSettings begins with that of GObject. The reference to it is never given back, so it
    // stays. There is one thread, so nobody reads the table meanwhile.
    unsafe {
        let class = g_type_class_ref(gtk_settings_get_type()).cast::<GObjectClass>();
        if let Some(get_property) = (*class).get_property {
            let _ = GET_PROPERTY_OF_GTK.set(get_property);
            (*class).get_property = Some(get_property_except_modules);
        }
    }
}

/// GObject passes a value of the right type that is empty: no text.
#[expect(unsafe_code, reason = "called by GObject")]
unsafe extern "C" fn get_property_except_modules(
    settings: *mut GObject,
    id: u32,
    value: *mut GValue,
    property: *mut GParamSpec,
) {
    // SAFETY: GObject passes a valid property, whose name is a C string.
    let name = unsafe { CStr::from_ptr((*property).name) };
    if name == c"gtk-modules" {
        return;
    }
    if let Some(get_property) = GET_PROPERTY_OF_GTK.get() {
        // SAFETY: these are the arguments that GObject passed for this function.
        unsafe { get_property(settings, id, value, property) };
    }
}
