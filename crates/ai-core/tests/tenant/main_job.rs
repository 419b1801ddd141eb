//! The main job: create, list, get, replace, delete.

use ai_core::{Created, Deleted, MeaningCode, Operation, Replaced, TenantInfo};
use sandbox::{Action, Answer, Fault, ListLag, MessageForm, Service};

use crate::harness::{Harness, assert_no_canary, secret_name};

#[tokio::test]
async fn a_secret_is_created_listed_replaced_and_deleted() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");

    let created = harness.client.create(&secret, &()).await;
    assert_eq!(created.result.as_ref().unwrap(), &Created::Registered);
    let operations: Vec<_> = created
        .exchanges
        .iter()
        .map(|exchange| exchange.purpose)
        .collect();
    assert_eq!(
        operations,
        [Operation::Token, Operation::Get, Operation::Create]
    );
    assert_no_canary(&created);

    assert_eq!(
        harness.client.list(&()).await.result.unwrap().names,
        ["team-images"]
    );
    assert!(harness.client.get(&secret.name, &()).await.result.unwrap());

    let mut other = secret.clone();
    other.credentials[0].username = "bert".into();
    let replaced = harness.client.replace(&other, &()).await;
    assert_eq!(replaced.result.as_ref().unwrap(), &Replaced::Replaced);
    assert!(
        harness
            .sandbox
            .tenant()
            .secret("team-images")
            .unwrap()
            .contains("bert")
    );

    let deleted = harness.client.delete(&secret.name, &()).await;
    assert_eq!(deleted.result.unwrap(), Deleted::Deleted);
    assert_eq!(
        harness.client.list(&()).await.result.unwrap().names,
        [""; 0]
    );
    assert_eq!(harness.token_requests(), 1);
}

#[tokio::test]
async fn the_server_tells_its_quota_and_about_the_tenant() {
    let harness = Harness::start().await;
    harness
        .client
        .create(&harness.secret("a1"), &())
        .await
        .result
        .unwrap();
    let quota = harness.client.quota(&()).await.result.unwrap();
    assert_eq!((quota.used, quota.max), (Some(1), 50));
    let tenant = harness.client.tenant(&()).await.result.unwrap().unwrap();
    assert_eq!(tenant.status.as_deref(), Some("ACTIVE"));
}

#[tokio::test]
async fn a_tenant_that_does_not_tell_about_itself_is_no_fault() {
    let harness = Harness::start().await;
    for status in [403, 404] {
        let fault = Fault::answer(Answer::text(status, "RBAC: access denied"));
        harness.sandbox.faults().push(fault.path("tenantInfo"));
        let told: Option<TenantInfo> = harness.client.tenant(&()).await.result.unwrap();
        assert_eq!(told, None);
    }
}

#[tokio::test]
async fn a_list_in_pages_is_read_to_its_end() {
    let harness = Harness::start().await;
    harness.sandbox.switches().change(|switches| {
        switches.page_size = Some(20);
        switches.nameless_entry = true;
    });
    for number in (0..45).rev() {
        harness
            .sandbox
            .tenant()
            .add_foreign(&format!("s{number:02}"), "{}");
    }
    let listed = harness.client.list(&()).await.result.unwrap();
    assert_eq!(listed.names.len(), 45);
    assert!(listed.names.is_sorted());
    assert_eq!(listed.nameless, 1);
    assert_eq!(harness.arrived("GET").len(), 3);
}

#[tokio::test]
async fn a_server_that_gives_one_page_again_and_again_ends_the_list() {
    let harness = Harness::start().await;
    let page = serde_json::json!({ "resources": [{ "name": "a1" }] });
    harness
        .sandbox
        .faults()
        .always(Fault::answer(Answer::json(200, &page)).to(Service::Api));
    assert_eq!(harness.client.list(&()).await.result.unwrap().names, ["a1"]);
    assert_eq!(harness.arrived("GET").len(), 2);
}

#[tokio::test]
async fn a_server_that_takes_no_merge_patch_gets_json() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");
    harness.client.create(&secret, &()).await.result.unwrap();
    let refusal = Fault::answer(Answer::new(415)).method("PATCH");
    harness.sandbox.faults().push(refusal);
    assert_eq!(
        harness.client.replace(&secret, &()).await.result.unwrap(),
        Replaced::Replaced
    );
    let types: Vec<_> = harness
        .arrived("PATCH")
        .iter()
        .map(|request| request.media_type())
        .collect();
    assert_eq!(types, ["application/merge-patch+json", "application/json"]);
}

#[tokio::test]
async fn what_is_not_there_is_neither_replaced_nor_deleted() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");
    assert_eq!(
        harness.client.replace(&secret, &()).await.result.unwrap(),
        Replaced::NotThere
    );
    assert_eq!(
        harness
            .client
            .delete(&secret.name, &())
            .await
            .result
            .unwrap(),
        Deleted::GoneBefore
    );
    assert!(
        !harness
            .client
            .get(&secret_name("b1"), &())
            .await
            .result
            .unwrap()
    );
}

#[tokio::test]
async fn every_wording_of_success_is_success() {
    let harness = Harness::start().await;
    for (name, form) in [
        ("a1", MessageForm::Full),
        ("a2", MessageForm::Empty),
        ("a3", MessageForm::Absent),
        ("a4", MessageForm::NoBody),
    ] {
        harness
            .sandbox
            .switches()
            .change(|switches| switches.message = form);
        let secret = harness.secret(name);
        assert_eq!(
            harness.client.create(&secret, &()).await.result.unwrap(),
            Created::Registered
        );
        assert_eq!(
            harness.client.replace(&secret, &()).await.result.unwrap(),
            Replaced::Replaced
        );
        assert_eq!(
            harness
                .client
                .delete(&secret.name, &())
                .await
                .result
                .unwrap(),
            Deleted::Deleted
        );
    }
}

#[tokio::test]
async fn a_secret_can_be_created_again_while_the_list_still_shows_the_deleted_one() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");
    harness.client.create(&secret, &()).await.result.unwrap();
    harness
        .sandbox
        .switches()
        .change(|switches| switches.list_lag = ListLag::Requests { count: 9 });
    harness
        .client
        .delete(&secret.name, &())
        .await
        .result
        .unwrap();
    assert_eq!(
        harness.client.create(&secret, &()).await.result.unwrap(),
        Created::Registered
    );
}

#[tokio::test]
async fn an_answer_that_repeats_the_password_is_kept_without_it() {
    let harness = Harness::start().await;
    let echo = format!("you sent {}", serde_json::json!(crate::harness::PASSWORD));
    let fault = Fault::new(Action::Instead(Answer::text(400, echo))).method("POST");
    harness.sandbox.faults().push(fault.to(Service::Api));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert!(outcome.result.is_err());
    assert_no_canary(&outcome);
    let kept = outcome
        .exchanges
        .iter()
        .find(|exchange| exchange.purpose == Operation::Create);
    let kept = kept.unwrap();
    assert!(kept.response().unwrap().body.contains("••••••••"));
    assert_eq!(kept.meaning().unwrap().code, MeaningCode::RequestRefused);
}
