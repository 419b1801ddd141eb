//! An exchange as an entry of an HTTP archive, drawn with masks.

use std::time::Duration;

use jiff::Timestamp;
use records::{
    HarCache, HarContent, HarEntry, HarPair, HarPostData, HarRequest, HarResponse, HarTimings,
};
use request::{Connecting, Mask, Message, Pieces, Response, Timing, render};

use crate::activity::recorded::Recorded;
use crate::problem::Problem;

/// What is not known, or would tell the length of a secret.
const NOT_TOLD: i64 = -1;
/// The version of a request that was not answered.
const USUAL_VERSION: &str = "HTTP/1.1";

/// The entry for an exchange with the tenant of that name; `None` if the request cannot be drawn.
pub(crate) fn entry(recorded: &Recorded, at: Timestamp, tenant: &str) -> Option<HarEntry> {
    let message = render(recorded.request(), &Mask).ok()?;
    let answer = recorded.response();
    let timings = match answer {
        Ok(response) => timings(&response.timing),
        Err(_) => HarTimings::new(millis(Duration::from_millis(recorded.duration())), 0.0),
    };
    let version = answer.map_or(USUAL_VERSION, |response| &response.version);
    let comment = match answer {
        Ok(_) => tenant.to_owned(),
        Err(error) => format!("{tenant}: no answer, {}", kind(&Problem::from(error))),
    };
    Some(HarEntry {
        started_date_time: at,
        time: timings.total(),
        request: request(recorded, message, version),
        response: answer.map_or_else(|_| HarResponse::none(), response),
        cache: HarCache {},
        timings,
        comment,
    })
}

fn request(recorded: &Recorded, message: Message<Pieces>, version: &str) -> HarRequest {
    let url = format!("{}{}", message.base, message.path.text());
    let headers = message.headers.into_iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| HarPair::new(name, value.text()))
        .collect();
    let media_type = value_of(&headers, "content-type");
    let body = message.body;
    let body_size = match &body {
        None => 0,
        Some(body) if body.secrets() > 0 => NOT_TOLD,
        Some(body) => size(body.size()),
    };
    let query = recorded.request().url.query.iter();
    HarRequest {
        method: message.method.as_str().to_owned(),
        url,
        http_version: version.to_owned(),
        cookies: Vec::new(),
        query_string: query
            .map(|(name, value)| HarPair::new(name, value))
            .collect(),
        post_data: body.map(|body| HarPostData {
            mime_type: media_type,
            text: body.text(),
        }),
        headers,
        headers_size: NOT_TOLD,
        body_size,
    }
}

fn response(response: &Response) -> HarResponse {
    let headers: Vec<_> = response
        .headers
        .iter()
        .map(|(name, value)| HarPair::new(name, value))
        .collect();
    HarResponse {
        status: response.status,
        status_text: response.reason.clone(),
        http_version: response.version.clone(),
        cookies: Vec::new(),
        content: HarContent {
            size: size(response.size),
            mime_type: value_of(&headers, "content-type"),
            text: Some(response.body.clone()),
        },
        redirect_url: value_of(&headers, "location"),
        headers,
        headers_size: NOT_TOLD,
        body_size: size(response.size),
    }
}

fn timings(timing: &Timing) -> HarTimings {
    let receive = timing.total.saturating_sub(timing.first_byte);
    let Connecting::Made { look_up, connect } = timing.connecting else {
        return HarTimings::new(millis(timing.first_byte), millis(receive));
    };
    let before = look_up.unwrap_or_default() + connect;
    let rest = timing.first_byte.saturating_sub(before);
    let plain = HarTimings::new(millis(rest), millis(receive));
    HarTimings {
        dns: look_up.map_or(plain.dns, millis),
        connect: millis(connect),
        ..plain
    }
}

fn millis(span: Duration) -> f64 {
    (span.as_secs_f64() * 1_000_000.0).round() / 1000.0
}

fn size(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(NOT_TOLD)
}

fn value_of(headers: &[HarPair], name: &str) -> String {
    let found = headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case(name));
    found.map(|header| header.value.clone()).unwrap_or_default()
}

fn kind(problem: &Problem) -> String {
    let value = serde_json::to_value(problem).unwrap_or_default();
    value["kind"].as_str().unwrap_or_default().to_owned()
}
