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
