//! Every host that was contacted, and why.

use crate::Problem;
use crate::activity::Activity;
use crate::view::HostView;

impl Activity {
    /// Every host that was contacted, and why.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn hosts(&self, (): ()) -> Result<Vec<HostView>, Problem> {
        let hosts = self.records.hosts()?;
        let view = |host| {
            let mut view = HostView::of(host)?;
            view.route = self.routes.to_host(&view.host, view.purpose);
            Some(view)
        };
        Ok(hosts.into_iter().filter_map(view).collect())
    }
}
