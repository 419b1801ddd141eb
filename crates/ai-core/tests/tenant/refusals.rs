//! What the server says when it says no, and what becomes of it.

use ai_core::{Created, Deleted, Failure, MeaningCode, Operation, Quota, Replaced, Shape};
use request::TransportError;
use sandbox::{Action, Answer, DuplicateAnswer, ErrorShape, Fault, Sandbox, Service, Settings};

use crate::harness::{FOREIGN, Harness, assert_no_canary};

#[tokio::test]
async fn a_taken_name_is_not_saved_however_the_server_says_it() {
    for duplicate in [DuplicateAnswer::SilentSuccess, DuplicateAnswer::Conflict] {
        let harness = Harness::start().await;
        harness
            .sandbox
            .switches()
            .change(|switches| switches.duplicate = duplicate);
        harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
        let outcome = harness
            .client
            .create(&harness.secret("team-images"), &())
            .await;
        assert_eq!(outcome.result.unwrap(), Created::NameTaken);
        assert_eq!(
            harness.sandbox.tenant().secret("team-images").unwrap(),
            FOREIGN
        );
    }
}

#[tokio::test]
async fn a_name_that_was_there_is_not_called_registered_by_a_silent_success() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
    harness.sandbox.faults().push(
        Fault::answer(Answer::new(202))
            .method("POST")
            .to(Service::Api),
    );
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert_eq!(outcome.result.unwrap(), Created::NameTaken);
}

#[tokio::test]
async fn a_full_tenant_is_recognised_by_its_quota_whatever_the_status() {
    for status in [400, 403, 409, 429] {
        let harness = Harness::with(Settings {
            max_count: 0,
            ..Settings::default()
        })
        .await;
        harness
            .sandbox
            .switches()
            .change(|switches| switches.quota_status = status);
        let outcome = harness
            .client
            .create(&harness.secret("team-images"), &())
            .await;
        let Ok(Created::QuotaFull { quota, problem }) = outcome.result else {
            panic!("{status}: {:?}", outcome.result)
        };
        assert_eq!(
            quota,
            Quota {
                max: 0,
                used: Some(0)
            }
        );
        assert_eq!(problem.status, status);
        assert_eq!(harness.arrived("POST").len(), 1);
    }
}

#[tokio::test]
async fn every_spelling_of_an_error_is_read() {
    for shape in [
        ErrorShape::Described,
        ErrorShape::SnakeCase,
        ErrorShape::UpperCaseId,
        ErrorShape::Unwrapped,
    ] {
        let harness = Harness::start().await;
        harness.sandbox.switches().change(|switches| {
            switches.error_shape = shape;
            switches.body_limit = 10;
        });
        let outcome = harness
            .client
            .create(&harness.secret("team-images"), &())
            .await;
        let Err(Failure::Refused {
            problem, meaning, ..
        }) = outcome.result
        else {
            panic!("not refused")
        };
        assert_eq!(problem.status, 413);
        assert!(problem.code.unwrap().ends_with("413"));
        assert_eq!(problem.message.as_deref(), Some("Request body too large"));
        assert!(problem.request_id.is_some(), "{shape:?}");
        assert_eq!(meaning.code, MeaningCode::TooLarge);
    }
}

#[tokio::test]
async fn a_revoked_scope_is_access_denied_and_the_rest_still_works() {
    let harness = Harness::start().await;
    harness.sandbox.revoke_scope("create");
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    let Err(Failure::Refused {
        operation,
        problem,
        meaning,
    }) = outcome.result
    else {
        panic!("not refused")
    };
    assert_eq!(
        (operation, meaning.code),
        (Operation::Create, MeaningCode::AccessDenied)
    );
    assert_eq!((problem.status, problem.shape), (403, Shape::Text));
    harness.client.list(&()).await.result.unwrap();
}

#[tokio::test]
async fn who_may_not_read_may_still_create() {
    let harness = Harness::start().await;
    harness.sandbox.revoke_scope("read");
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert_eq!(outcome.result.unwrap(), Created::Registered);
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_never_followed() {
    let harness = Harness::start().await;
    let elsewhere = Sandbox::start(Settings::default()).await.unwrap();
    for status in [301, 302, 303, 307, 308] {
        let target = format!("{}/v2/admin/dockerRegistrySecrets", elsewhere.api_url());
        let fault = Fault::answer(Answer::redirect(status, &target)).method("POST");
        harness.sandbox.faults().push(fault.to(Service::Api));
        let outcome = harness
            .client
            .create(&harness.secret("team-images"), &())
            .await;
        let Err(Failure::Refused { meaning, .. }) = outcome.result else {
            panic!("not refused")
        };
        assert_eq!(meaning.code, MeaningCode::Redirected);
        assert_eq!(meaning.fields["location"], target);
    }
    assert!(elsewhere.recorder().requests().is_empty());
}

#[tokio::test]
async fn a_web_page_is_known_by_its_title() {
    let harness = Harness::start().await;
    for status in [200, 404, 407] {
        let page = Fault::answer(Answer::html(status, "Log in to the proxy"));
        harness.sandbox.faults().push(page.to(Service::Api));
        let outcome = harness.client.list(&()).await;
        let Err(Failure::Refused { problem, .. } | Failure::Unreadable { problem, .. }) =
            outcome.result
        else {
            panic!("{status} taken for a list")
        };
        assert_eq!(problem.message.as_deref(), Some("Log in to the proxy"));
    }
}

#[tokio::test]
async fn a_success_with_an_error_in_it_is_a_refusal() {
    let harness = Harness::start().await;
    let body = serde_json::json!({ "error": { "code": "7", "message": "no" } });
    harness.sandbox.faults().push(
        Fault::answer(Answer::json(200, &body))
            .method("POST")
            .to(Service::Api),
    );
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    let Err(Failure::Refused { meaning, .. }) = outcome.result else {
        panic!("not refused")
    };
    assert_eq!(meaning.code, MeaningCode::ErrorInSuccess);
}

#[tokio::test]
async fn a_web_page_in_place_of_a_yes_is_no_yes() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");
    let page = Fault::answer(Answer::html(200, "Log in to the proxy"));
    harness.sandbox.faults().always(page.to(Service::Api));
    let created = harness.client.create(&secret, &()).await.result.unwrap();
    assert!(matches!(created, Created::Unknown(_)), "{created:?}");
    let replaced = harness.client.replace(&secret, &()).await.result.unwrap();
    assert!(matches!(replaced, Replaced::Unknown(_)), "{replaced:?}");
    let deleted = harness.client.delete(&secret.name, &()).await.result;
    assert!(matches!(deleted, Ok(Deleted::Unknown(_))), "{deleted:?}");
    assert!(harness.client.get(&secret.name, &()).await.result.is_err());
}

#[tokio::test]
async fn endless_oversized_and_crowded_answers_end() {
    let harness = Harness::start().await;
    for action in [
        Action::Endless,
        Action::Oversized {
            bytes: 8 * 1024 * 1024,
        },
        Action::HeaderBomb { headers: 20_000 },
        Action::Gzip {
            padding: 50_000_000,
        },
    ] {
        harness
            .sandbox
            .faults()
            .push(Fault::new(action).to(Service::Api));
        let outcome = harness.client.list(&()).await;
        assert!(outcome.result.is_err());
        for exchange in &outcome.exchanges {
            let body = exchange
                .response()
                .map_or(0, |response| response.body.len());
            assert!(body <= 3 * 1024 * 1024, "{body}");
        }
    }
}

#[tokio::test]
async fn a_server_that_is_gone_is_named_by_its_host_alone() {
    let harness = Harness::start().await;
    harness.client.token(&()).await.result.unwrap();
    let Harness {
        sandbox,
        client,
        drawer,
    } = harness;
    sandbox.stop().await;
    let outcome = client.list(&()).await;
    let Err(Failure::NoAnswer { error, .. }) = &outcome.result else {
        panic!("answered")
    };
    assert_eq!(
        error,
        &TransportError::Refused {
            host: "127.0.0.1".to_owned()
        }
    );
    assert_no_canary(&outcome);
    drawer.empty();
}
