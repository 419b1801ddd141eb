//! Activity as a file: an HTTP archive or a Postman collection, entry by entry, so that its length costs no memory.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use records::{ActivityEntry, ActivityFilter, ActivityWindow, HarWriter, Records};
use request::code::Collection;

use crate::Problem;
use crate::activity::postman::collect;
use crate::activity::recorded::Recorded;
use crate::activity::{Activity, har};
use crate::view::{ActivityFormat, ExportActivity, ExportedActivity};

/// How many entries are read at once.
const BATCH: u32 = 200;

impl Activity {
    /// Writes the entries that pass the filter to a file that the user names, oldest first; `None` if they name none.
    /// No secret is in it, since none is in the records. A file that was there stays as it was until the new one is whole.
    ///
    /// # Errors
    /// [`Problem::FileUnwritable`], [`Problem::Cancelled`], and [`Problem::NotSaved`] when the records cannot be read.
    pub async fn export_activity(
        &self,
        export: ExportActivity,
    ) -> Result<Option<ExportedActivity>, Problem> {
        let filter = export.filter;
        let Some(file) = self.desktop.choose_target(export.format.file_name()).await else {
            return Ok(None);
        };
        let stop = Stop::default();
        let (records, stopped) = (self.records.clone(), Arc::clone(&stop.0));
        let writing = async {
            let write = move || {
                let source = Source {
                    records,
                    filter,
                    stopped,
                };
                source.write(export.format, &file)
            };
            let written = tokio::task::spawn_blocking(write).await;
            written.unwrap_or(Err(Problem::Cancelled))
        };
        let exported = self.operations.run(&export.operation, writing).await?;
        Ok(Some(exported))
    }
}

/// Stops the writing when the call is cancelled.
#[derive(Default)]
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Where the entries come from.
struct Source {
    records: Records,
    filter: ActivityFilter,
    stopped: Arc<AtomicBool>,
}

impl Source {
    fn write(&self, format: ActivityFormat, file: &Path) -> Result<ExportedActivity, Problem> {
        let name = file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let draft = file.with_file_name(format!(".{name}.part"));
        let written = self.write_to(format, &draft, &name);
        let placed = written.and_then(|exported| match fs::rename(&draft, file) {
            Ok(()) => Ok(exported),
            Err(error) => Err(not_written(&name)(error)),
        });
        if placed.is_err() {
            // It may never have been made.
            let _ = fs::remove_file(&draft);
        }
        placed
    }

    fn write_to(
        &self,
        format: ActivityFormat,
        draft: &Path,
        name: &str,
    ) -> Result<ExportedActivity, Problem> {
        let failed = not_written(name);
        let mut exported = ExportedActivity {
            file: name.to_owned(),
            requests: 0,
            left_out: 0,
        };
        let to = BufWriter::new(File::create(draft).map_err(&failed)?);
        let mut sink = Sink::new(format, to).map_err(&failed)?;
        self.each(|entry, recorded| {
            let taken = match recorded {
                Some(recorded) => self.give(&mut sink, &entry, &recorded, &failed)?,
                None => false,
            };
            *(if taken {
                &mut exported.requests
            } else {
                &mut exported.left_out
            }) += 1;
            Ok(())
        })?;
        sink.finish().map_err(&failed)?;
        Ok(exported)
    }

    /// Gives an entry to where it goes. Says whether it could be taken.
    fn give(
        &self,
        sink: &mut Sink,
        entry: &ActivityEntry,
        recorded: &Recorded,
        failed: impl Fn(io::Error) -> Problem,
    ) -> Result<bool, Problem> {
        match sink {
            Sink::Har(writer) => match har::entry(recorded, entry.at, &entry.connection_name) {
                Some(entry) => writer.push(&entry).map(|()| true).map_err(failed),
                None => Ok(false),
            },
            Sink::Postman(collection, _) => {
                Ok(collect(collection, &self.records, entry, recorded)?)
            }
        }
    }

    /// Gives each entry, with its exchange if that can be read.
    fn each(
        &self,
        mut act: impl FnMut(ActivityEntry, Option<Recorded>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let newest = i64::MAX;
        let mut window = ActivityWindow {
            newest,
            oldest_first: true,
            offset: 0,
            limit: BATCH,
        };
        loop {
            let entries = self.records.activity(&self.filter, window)?;
            if entries.is_empty() {
                return Ok(());
            }
            for entry in entries {
                if self.stopped.load(Ordering::Relaxed) {
                    return Err(Problem::Cancelled);
                }
                let detail = self.records.activity_detail(entry.id)?;
                act(entry, serde_json::from_value(detail).ok())?;
            }
            window.offset += BATCH;
        }
    }
}

/// What the entries go to.
enum Sink {
    Har(HarWriter<BufWriter<File>>),
    /// Written at the end: each different request stands in it once.
    Postman(Collection, BufWriter<File>),
}

impl Sink {
    fn new(format: ActivityFormat, to: BufWriter<File>) -> io::Result<Self> {
        match format {
            ActivityFormat::Har => Ok(Self::Har(HarWriter::new(to, env!("CARGO_PKG_VERSION"))?)),
            ActivityFormat::Postman => Ok(Self::Postman(Collection::default(), to)),
        }
    }

    fn finish(self) -> io::Result<()> {
        let to = match self {
            Self::Har(writer) => writer.finish()?,
            Self::Postman(collection, mut to) => {
                collection.write("Pullpass activity", &mut to)?;
                to
            }
        };
        to.into_inner().map_err(io::Error::from)?.sync_all()
    }
}

impl ActivityFormat {
    fn file_name(self) -> &'static str {
        match self {
            Self::Har => "pullpass-activity.har",
            Self::Postman => "pullpass-activity.postman_collection.json",
        }
    }
}

fn not_written(file: &str) -> impl Fn(io::Error) -> Problem {
    move |error| {
        log::error!("an export was not written: {error}");
        Problem::FileUnwritable {
            file: file.to_owned(),
        }
    }
}
