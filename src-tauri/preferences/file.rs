//! One small JSON file that is whole at any moment: written beside, flushed, renamed; the last good one kept as `.bak`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version this program writes. A file of a newer one is read by nobody and changed by nobody.
const VERSION: u32 = 1;

/// The file, and where its writing stands.
pub(crate) struct StoredFile {
    folder: PathBuf,
    name: &'static str,
    state: Mutex<State>,
}

enum State {
    Writable {
        generation: u64,
    },
    /// Written by a newer version, or not to be read.
    ReadOnly,
}

/// What was found at the start.
#[derive(Debug, PartialEq)]
pub(crate) enum Loaded {
    /// There is no file yet, as at the first start.
    Nothing,
    /// The data of the file, or of its copy if there is no file.
    Data(Value),
    /// The file could not be understood and was put aside; these are the data of its copy.
    Copy {
        /// The data of the copy.
        data: Value,
        /// Where the file was put.
        aside: PathBuf,
    },
    /// Neither the file nor its copy could be understood; the file was put there.
    SetAside(PathBuf),
    /// It was written by a newer version and stays as it is.
    Newer,
    /// The system does not let this user read it; it stays as it is.
    Unreadable(PathBuf),
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    v: u32,
    #[serde(rename = "gen")]
    generation: u64,
    crc: u32,
    data: Value,
}

enum Found {
    Whole(Envelope),
    Damaged,
    Newer,
}

impl StoredFile {
    /// Opens the file in the folder, which is made if need be.
    ///
    /// # Errors
    /// What the disk said. A file that cannot be *read* is not taken for a damaged one.
    pub(crate) fn open(folder: &Path, name: &'static str) -> io::Result<(Self, Loaded)> {
        make_private_folder(folder)?;
        remove_left_overs(folder, name)?;
        let (state, loaded) = load(folder, name)?;
        Ok((
            Self {
                folder: folder.to_owned(),
                name,
                state: Mutex::new(state),
            },
            loaded,
        ))
    }

    /// A file that cannot be read and is therefore not written either.
    pub(crate) fn unreadable(folder: &Path, name: &'static str) -> (Self, Loaded) {
        let file = Self {
            folder: folder.to_owned(),
            name,
            state: Mutex::new(State::ReadOnly),
        };
        (file, Loaded::Unreadable(folder.join(name)))
    }

    /// Replaces the data.
    ///
    /// # Errors
    /// What the disk said; then the old file stays. A file of a newer version is never replaced.
    pub(crate) fn save(&self, data: &Value) -> io::Result<()> {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let State::Writable { generation } = &mut *state else {
            return Err(io::Error::new(
                io::ErrorKind::ReadOnlyFilesystem,
                "a newer version",
            ));
        };
        let next = Envelope {
            v: VERSION,
            generation: *generation + 1,
            crc: checksum(data),
            data: data.clone(),
        };
        let main = self.folder.join(self.name);
        if let Ok(Some(bytes)) = read_if_there(&main)
            && matches!(understand(&bytes), Found::Whole(_))
        {
            write_beside(&self.folder, &backup_name(self.name), &bytes)?;
        }
        write_beside(&self.folder, self.name, &serde_json::to_vec(&next)?)?;
        *generation = next.generation;
        Ok(())
    }
}

fn load(folder: &Path, name: &str) -> io::Result<(State, Loaded)> {
    let main = folder.join(name);
    let backup = folder.join(backup_name(name));
    let Some(bytes) = read_if_there(&main)? else {
        // A kill between the two renames of the very first saves leaves the copy alone.
        return match read_if_there(&backup)?.as_deref().map(understand) {
            Some(Found::Whole(envelope)) => Ok(whole(envelope)),
            _ => Ok((State::Writable { generation: 0 }, Loaded::Nothing)),
        };
    };
    match understand(&bytes) {
        Found::Whole(envelope) => return Ok(whole(envelope)),
        Found::Newer => return Ok((State::ReadOnly, Loaded::Newer)),
        Found::Damaged => {}
    }
    let aside = folder.join(format!(
        "{name}.corrupt-{}",
        jiff::Timestamp::now().as_second()
    ));
    fs::rename(&main, &aside)?;
    match read_if_there(&backup)?.as_deref().map(understand) {
        Some(Found::Whole(Envelope {
            generation, data, ..
        })) => Ok((State::Writable { generation }, Loaded::Copy { data, aside })),
        _ => Ok((State::Writable { generation: 0 }, Loaded::SetAside(aside))),
    }
}

fn whole(envelope: Envelope) -> (State, Loaded) {
    (
        State::Writable {
            generation: envelope.generation,
        },
        Loaded::Data(envelope.data),
    )
}

fn understand(bytes: &[u8]) -> Found {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    match serde_json::from_slice::<Version>(bytes) {
        Ok(Version { v }) if v > VERSION => return Found::Newer,
        Ok(_) => {}
        Err(_) => return Found::Damaged,
    }
    match serde_json::from_slice::<Envelope>(bytes) {
        Ok(envelope) if envelope.crc == checksum(&envelope.data) => Found::Whole(envelope),
        _ => Found::Damaged,
    }
}

fn checksum(data: &Value) -> u32 {
    crc32fast::hash(data.to_string().as_bytes())
}

/// Something else than a regular file is taken for a damaged one: reading a pipe would wait for ever.
fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Ok(Some(Vec::new()));
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_private(&beside, bytes).and_then(|()| rename(&beside, &folder.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    flush_folder(folder)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// On Windows a virus scanner may hold either file for a moment (errors 5 and 32).
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let mut pause = std::time::Duration::from_millis(20);
    for _ in 0..6 {
        match fs::rename(from, to) {
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// A kill in the middle of a save leaves the half-written file beside.
fn remove_left_overs(folder: &Path, name: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name();
        let file = file.to_string_lossy();
        if file.starts_with(&format!(".{name}.")) && file.ends_with(".tmp") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn backup_name(name: &str) -> String {
    format!("{name}.bak")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NAME: &str = "choices.json";

    #[test]
    fn what_was_saved_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), &json!({"theme": "dark"}));
        assert_eq!(open(folder.path()), Loaded::Data(json!({"theme": "dark"})));
    }

    #[test]
    fn a_torn_file_gives_way_to_the_copy_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), &json!(1));
        save(folder.path(), &json!(2));
        let main = folder.path().join(NAME);
        let whole = fs::read(&main).unwrap();
        fs::write(&main, &whole[..whole.len() / 2]).unwrap();
        let Loaded::Copy { data, aside } = open(folder.path()) else {
            panic!("the copy was not used")
        };
        assert_eq!(data, json!(1));
        assert_eq!(fs::read(aside).unwrap(), &whole[..whole.len() / 2]);
    }

    #[test]
    fn a_file_that_nothing_can_be_made_of_is_set_aside_and_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), b"{\"v\":1,").unwrap();
        let Loaded::SetAside(aside) = open(folder.path()) else {
            panic!("it was not set aside")
        };
        assert_eq!(fs::read(aside).unwrap(), b"{\"v\":1,");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_its_place_is_set_aside_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipes = [NAME.to_owned(), backup_name(NAME)].map(|name| folder.path().join(name));
        let made = std::process::Command::new("mkfifo").args(&pipes).status();
        assert!(made.unwrap().success());
        let Loaded::SetAside(aside) = open(folder.path()) else {
            panic!("it was not set aside")
        };
        assert!(aside.exists());
        save(folder.path(), &json!(1));
        assert_eq!(open(folder.path()), Loaded::Data(json!(1)));
    }

    #[test]
    fn what_cannot_be_read_is_not_written_either() {
        let folder = tempfile::tempdir().unwrap();
        let (file, loaded) = StoredFile::unreadable(folder.path(), NAME);
        assert_eq!(loaded, Loaded::Unreadable(folder.path().join(NAME)));
        assert!(file.save(&json!(1)).is_err());
        assert!(!folder.path().join(NAME).exists());
    }

    #[test]
    fn a_changed_value_does_not_pass_for_a_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), &json!("dark"));
        let main = folder.path().join(NAME);
        let changed = fs::read_to_string(&main).unwrap().replace("dark", "lark");
        fs::write(&main, changed).unwrap();
        assert!(matches!(open(folder.path()), Loaded::SetAside(_)));
    }

    #[test]
    fn a_file_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let newer = br#"{"v":2,"anything":true}"#;
        fs::write(folder.path().join(NAME), newer).unwrap();
        let (file, loaded) = StoredFile::open(folder.path(), NAME).unwrap();
        assert_eq!(loaded, Loaded::Newer);
        assert!(file.save(&json!(1)).is_err());
        assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), newer);
    }

    #[test]
    fn a_half_written_neighbour_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let half = folder.path().join(format!(".{NAME}.4711.tmp"));
        fs::write(&half, b"{").unwrap();
        assert_eq!(open(folder.path()), Loaded::Nothing);
        assert!(!half.exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), &json!(1));
        let mode = fs::metadata(folder.path().join(NAME))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    fn save(folder: &Path, data: &Value) {
        let (file, _) = StoredFile::open(folder, NAME).unwrap();
        file.save(data).unwrap();
    }

    fn open(folder: &Path) -> Loaded {
        StoredFile::open(folder, NAME).unwrap().1
    }
}
