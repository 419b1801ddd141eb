//! Whether the system's web view can show the pages. Windows updates WebView2 apart from itself, or not at all; on the other
//! systems the package or the oldest system that is supported brings a web view that is new enough.

use super::StartFailure;

/// The oldest version whose WebView2 has what the pages are built for: `build.target` in `ui/vite.config.ts`.
const OLDEST: u32 = 111;

/// Takes the version of the web view as the system names it, `None` if there is none.
///
/// # Errors
/// [`StartFailure::NoWebView`], or [`StartFailure::OldWebView`] on Windows.
pub(super) fn check(version: Option<String>) -> Result<(), StartFailure> {
    let version = version.ok_or(StartFailure::NoWebView)?;
    if cfg!(windows) && is_too_old(&version) {
        return Err(StartFailure::OldWebView(version));
    }
    Ok(())
}

/// Whether WebView2 of this version, such as `111.0.1661.44` or `111.0.1661.44 beta`, is too old. One that is numbered
/// differently is given the chance.
fn is_too_old(version: &str) -> bool {
    let major = version.split('.').next().unwrap_or_default();
    major.parse::<u32>().is_ok_and(|major| major < OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_view_older_than_the_pages_need_is_too_old() {
        for (version, too_old) in [
            ("110.0.1587.69", true),
            ("86.0.616.0", true),
            ("111.0.1661.44", false),
            ("111.0.1661.44 beta", false),
            ("148.0.3967.70", false),
            ("unnumbered", false),
            ("", false),
        ] {
            assert_eq!(is_too_old(version), too_old, "{version}");
        }
    }

    #[test]
    fn a_missing_web_view_and_on_windows_an_old_one_is_named() {
        assert_eq!(check(None), Err(StartFailure::NoWebView));
        let old = "110.0.1587.69".to_owned();
        let expected = if cfg!(windows) {
            Err(StartFailure::OldWebView(old.clone()))
        } else {
            Ok(())
        };
        assert_eq!(check(Some(old)), expected);
    }

    #[test]
    fn the_pages_the_setup_and_the_message_name_the_same_oldest_version() {
        let pages = include_str!("../../ui/vite.config.ts");
        let setup = include_str!("../../tools/setup/pullpass.nsi");
        assert!(pages.contains(&format!("'chrome{OLDEST}'")));
        assert!(setup.contains(&format!("WEBVIEW2_OLDEST \"{OLDEST}.0.0.0\"")));
        let message = super::super::words::words(&StartFailure::OldWebView(String::new()), false);
        assert!(message.why.contains(&format!(" {OLDEST} or newer")));
    }
}
