//! The files of the application belong to its user alone: those that the web view and the plugins write too, which go by
//! the umask.

use std::path::Path;

use tauri::{AppHandle, Manager};

/// Makes every file and folder that this process and its children create the user's alone.
pub(crate) fn from_now_on() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Takes the rights of others from what an earlier version left in the folders of the application.
pub(crate) fn mend_all(tauri: &AppHandle) {
    let paths = tauri.path();
    let folders = [
        paths.app_data_dir(),
        paths.app_local_data_dir(),
        paths.app_config_dir(),
        paths.app_cache_dir(),
    ];
    folders.iter().flatten().for_each(|folder| mend(folder));
}

fn mend(folder: &Path) {
    #[cfg(unix)]
    unix::mend(folder, 0);
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    /// Deeper than the folders of a web view are.
    const DEEPEST: usize = 16;

    pub(super) fn mend(path: &Path, depth: usize) {
        match mend_one(path) {
            Ok(true) if depth < DEEPEST => {
                let entries = fs::read_dir(path).into_iter().flatten().flatten();
                entries.for_each(|entry| mend(&entry.path(), depth + 1));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => log::warn!("a file keeps its permissions: {error}"),
        }
    }

    /// Gives whether it is a folder. A link is left alone, and so is what it leads to.
    fn mend_one(path: &Path) -> io::Result<bool> {
        let found = fs::symlink_metadata(path)?;
        let (is_folder, mode) = (found.is_dir(), found.permissions().mode());
        if (is_folder || found.is_file()) && mode & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700))?;
        }
        Ok(is_folder)
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    #[test]
    fn what_others_could_read_is_the_users_alone_afterwards_and_links_are_not_followed() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let cache = folder.path().join("web/cache");
        fs::create_dir_all(&cache).unwrap();
        fs::write(cache.join("entry"), "x").unwrap();
        fs::write(outside.path().join("theirs"), "x").unwrap();
        symlink(outside.path(), folder.path().join("link")).unwrap();
        let open = [folder.path(), &folder.path().join("web"), &cache];
        open.iter().for_each(|path| set_mode(path, 0o755));
        set_mode(&cache.join("entry"), 0o644);
        set_mode(&outside.path().join("theirs"), 0o644);

        super::mend(folder.path());
        assert!(open.iter().all(|path| mode(path) == 0o700));
        assert_eq!(mode(&cache.join("entry")), 0o600);
        assert_eq!(mode(&outside.path().join("theirs")), 0o644);
        super::mend(Path::new("/gone"));
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }
}
