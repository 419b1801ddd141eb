//! Which landscape an address belongs to. A hint, never a list of what is allowed: new regions come.

use request::host;

/// Landscape of the token server, and the middle of the API's host name. The pairs are put together from two lists of
/// SAP's documentation.
#[rustfmt::skip]
const REGIONS: &[(&str, &str)] = &[
    ("eu10", "prod.eu-central-1.aws"),
    ("eu11", "prodeuonly.eu-central-1.aws"),
    ("us10", "prod.us-east-1.aws"),
    ("jp10", "prod.ap-northeast-1.aws"),
    ("ap10", "prod.ap-southeast-2.aws"),
    ("ap11", "prod-ap11.ap-southeast-1.aws"),
    ("ap20", "prod-ap20.australiaeast.azure"),
    ("eu20", "prod-eu20.westeurope.azure"),
    ("ap30", "prod-ap30.australia-southeast1.gcp"),
    ("in30", "prod-in30.asia-south1.gcp"),
    ("sa30", "prod-sa30.me-central2.gcp"),
    ("us21", "prod-us21.eastus.azure"),
    ("eu30", "prod-eu30.europe-west3.gcp"),
    ("us30", "prod-us30.us-central1.gcp"),
    ("br10", "prod-br10.sa-east-1.aws"),
];

/// The landscape of an API address, such as `eu10`; `None` if it is not in the list.
pub fn region(api_url: &str) -> Option<&'static str> {
    let host = host(api_url)?;
    let middle = host
        .strip_prefix("api.ai.")?
        .strip_suffix(".ml.hana.ondemand.com")?;
    REGIONS
        .iter()
        .find(|(_, api)| *api == middle)
        .map(|(landscape, _)| *landscape)
}

/// The landscape of a token address, without the number of its extension: `eu10` for `eu10-004`.
pub(super) fn token_landscape(token_url: &str) -> Option<String> {
    let host = host(token_url)?;
    let (_, rest) = host.split_once(".authentication.")?;
    let landscape = rest.strip_suffix(".hana.ondemand.com")?;
    let landscape = landscape.strip_prefix("cert.").unwrap_or(landscape);
    Some(landscape.split('-').next().unwrap_or(landscape).to_owned())
}

/// Whether a landscape is in the list.
pub(super) fn is_known_landscape(landscape: &str) -> bool {
    REGIONS.iter().any(|(known, _)| *known == landscape)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_landscape_of_each_api_is_known_and_each_landscape_has_one_api() {
        for (landscape, middle) in REGIONS {
            let url = format!("https://api.ai.{middle}.ml.hana.ondemand.com/v2");
            assert_eq!(region(&url), Some(*landscape));
            assert!(is_known_landscape(landscape));
        }
        let landscapes: BTreeSet<_> = REGIONS.iter().map(|(landscape, _)| landscape).collect();
        let apis: BTreeSet<_> = REGIONS.iter().map(|(_, api)| api).collect();
        assert_eq!(
            (landscapes.len(), apis.len()),
            (REGIONS.len(), REGIONS.len())
        );
    }

    #[test]
    fn an_address_of_another_form_has_no_landscape() {
        for url in [
            "",
            "api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com",
            "https://api.ai.prod.mars-1.aws.ml.hana.ondemand.com",
            "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com.evil.example",
            "https://evil.example/api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com",
            "http://127.0.0.1:4711",
        ] {
            assert_eq!(region(url), None, "{url}");
        }
        assert!(!is_known_landscape("eu99"));
    }

    #[test]
    fn the_landscape_of_a_token_server_is_read_without_extension_and_certificate() {
        for (url, landscape) in [
            (
                "https://acme.authentication.eu10.hana.ondemand.com",
                Some("eu10"),
            ),
            (
                "https://acme.authentication.eu10-004.hana.ondemand.com/oauth/token",
                Some("eu10"),
            ),
            (
                "https://acme.authentication.cert.us21.hana.ondemand.com",
                Some("us21"),
            ),
            (
                "https://acme.authentication.mars1.hana.ondemand.com:443",
                Some("mars1"),
            ),
            (
                "https://ACME.authentication.EU10.hana.ondemand.com",
                Some("eu10"),
            ),
            ("https://acme.authentication.eu10.example.com", None),
            ("https://eu10.hana.ondemand.com", None),
            ("no address", None),
        ] {
            assert_eq!(token_landscape(url).as_deref(), landscape, "{url}");
        }
    }
}
