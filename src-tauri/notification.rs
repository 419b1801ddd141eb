//! Notifications of the desktop: how long work ended, for somebody who does something else meanwhile.

/// Shows one. It waits for nobody: without a desktop that shows notifications there is none.
#[cfg(target_os = "linux")]
pub(crate) fn show(title: &str, text: &str) {
    let (title, text) = (title.to_owned(), linux::escaped(text));
    tauri::async_runtime::spawn(async move {
        if let Err(error) = linux::show(&title, &text).await {
            log::info!("no notification is shown: {error}");
        }
    });
}

/// Other systems show notifications of installed and signed applications only.
#[cfg(not(target_os = "linux"))]
pub(crate) fn show(_: &str, _: &str) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;

    use zbus::Connection;
    use zbus::zvariant::Value;

    /// <https://specifications.freedesktop.org/notification-spec/latest/protocol.html>
    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    /// The name of the icon and of the menu entry, which the desktop looks up.
    const ICON: &str = "pullpass";
    const ENTRY: &str = "Pullpass";

    pub(super) async fn show(title: &str, text: &str) -> zbus::Result<()> {
        let replaces = 0_u32;
        let actions: [&str; 0] = [];
        let hints = HashMap::from([("desktop-entry", Value::from(ENTRY))]);
        // As long as the desktop shows others.
        let expires = -1_i32;
        let body = (
            "Pullpass",
            replaces,
            ICON,
            title,
            text,
            &actions[..],
            hints,
            expires,
        );
        let bus = Connection::session().await?;
        bus.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &body)
            .await?;
        Ok(())
    }

    /// The text of a notification may have markup, and a name from a server must not be taken for it.
    pub(super) fn escaped(text: &str) -> String {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_name_is_never_taken_for_markup() {
            assert_eq!(escaped("<b>a</b> & b"), "&lt;b&gt;a&lt;/b&gt; &amp; b");
        }
    }
}
