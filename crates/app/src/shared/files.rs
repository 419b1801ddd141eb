//! Files that the user chose, read within bounds.

use std::path::Path;

use tokio::io::AsyncReadExt;
use zeroize::Zeroizing;

use crate::Problem;

/// The largest file or text that is looked at, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Reads a regular file of bounded size.
pub(crate) async fn read_file(file: &Path) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let unreadable = || Problem::FileUnreadable {
        file: file_name(file),
    };
    // A pipe or a device might never end, and opening it can block.
    let metadata = tokio::fs::metadata(file).await.map_err(|_| unreadable())?;
    if !metadata.is_file() {
        return Err(unreadable());
    }
    let opened = tokio::fs::File::open(file)
        .await
        .map_err(|_| unreadable())?;
    // Room for all of it: a buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(Vec::with_capacity(LARGEST as usize + 1));
    opened
        .take(LARGEST + 1)
        .read_to_end(&mut text)
        .await
        .map_err(|_| unreadable())?;
    if text.len() as u64 > LARGEST {
        return Err(Problem::TooLarge { limit: LARGEST });
    }
    Ok(text)
}

/// The name of a file without its folder.
pub(crate) fn file_name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[tokio::test]
    async fn a_file_is_read_as_far_as_the_limit_and_no_further() {
        let folder = TempDir::new().unwrap();
        for (size, expected) in [
            (0, Ok(0)),
            (LARGEST as usize, Ok(LARGEST as usize)),
            (
                LARGEST as usize + 1,
                Err(Problem::TooLarge { limit: LARGEST }),
            ),
        ] {
            let file = folder.path().join("key.json");
            std::fs::write(&file, vec![b'x'; size]).unwrap();
            let read = read_file(&file).await;
            assert_eq!(read.map(|text| text.len()), expected, "{size}");
        }
    }

    #[tokio::test]
    async fn what_is_no_file_is_named_without_its_folder() {
        let folder = TempDir::new().unwrap();
        let unreadable = |file: &str| Problem::FileUnreadable {
            file: file.to_owned(),
        };
        let missing = folder.path().join("missing.json");
        assert_eq!(
            read_file(&missing).await.err(),
            Some(unreadable("missing.json"))
        );
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).unwrap();
        assert_eq!(read_file(&inner).await.err(), Some(unreadable("inner")));
        assert_eq!(file_name(Path::new("/")), "");
        assert_eq!(file_name(Path::new("/a/b.txt")), "b.txt");
    }

    /// Opening a pipe that nobody writes to would wait for ever.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn a_device_that_never_ends_is_not_read() {
        for device in ["/dev/zero", "/dev/random"] {
            assert!(read_file(Path::new(device)).await.is_err(), "{device}");
        }
    }
}
