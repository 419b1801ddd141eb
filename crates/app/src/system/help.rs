//! The pages on the web that may be opened: fixed addresses, chosen by topic, so that the window names no address.

use pull_secret::presets;

use crate::view::HelpTopic;

const REGISTER_SECRET: &str = "https://help.sap.com/docs/sap-ai-core/sap-ai-core-service-guide/register-your-docker-registry-secret";
const SERVICE_KEY: &str =
    "https://help.sap.com/docs/sap-ai-core/sap-ai-core-service-guide/create-service-key";

/// The address of a topic; `None` for a preset without a page.
pub(crate) fn address(topic: &HelpTopic) -> Option<&'static str> {
    match topic {
        HelpTopic::RegisterSecret => Some(REGISTER_SECRET),
        HelpTopic::ServiceKey => Some(SERVICE_KEY),
        HelpTopic::Preset { id } => presets()
            .iter()
            .find(|preset| preset.id == *id)
            .map(|preset| preset.doc.as_str())
            .filter(|doc| !doc.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_help_is_fetched_over_tls() {
        let of_presets = presets().iter().map(|preset| HelpTopic::Preset {
            id: preset.id.clone(),
        });
        for topic in of_presets.chain([HelpTopic::RegisterSecret, HelpTopic::ServiceKey]) {
            assert!(
                address(&topic).is_none_or(|url| url.starts_with("https://")),
                "{topic:?}"
            );
        }
    }

    #[test]
    fn an_unknown_preset_has_no_page() {
        assert_eq!(
            address(&HelpTopic::Preset {
                id: "https://evil.example".into()
            }),
            None
        );
    }
}
