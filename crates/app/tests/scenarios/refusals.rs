//! What a server can say instead of yes, and what the user gets then: the truth, and a form that can be sent again.

use std::collections::BTreeMap;

use app::Problem;
use app::view::*;
use sandbox::{Answer, DuplicateAnswer, Fault, Sandbox, Service, Settings};

use crate::harness::{FOREIGN, Harness, REGISTERED, call_on, row};

#[tokio::test]
async fn a_taken_name_is_not_saved_and_can_be_replaced_with_the_same_form() {
    for duplicate in [DuplicateAnswer::SilentSuccess, DuplicateAnswer::Conflict] {
        let harness = Harness::start().await;
        harness
            .sandbox
            .switches()
            .change(|switches| switches.duplicate = duplicate);
        harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
        let connection = harness.connect().await;
        let draft = harness.draft("team-images", "one");

        let refused = harness.create(&connection, &draft).await;
        assert_eq!(refused.result, SendResult::NameTaken);
        assert!(matches!(refused.storage, PasswordStorage::Nothing));
        assert_eq!(refused.undo, None);
        assert_eq!(
            harness.sandbox.tenant().secret("team-images").as_deref(),
            Some(FOREIGN)
        );
        assert_eq!(harness.keychain.items().len(), 1, "the client secret alone");
        assert_eq!(
            row(&harness.list(&connection).await, "team-images").side,
            Side::TenantOnly
        );

        let replaced = harness.replace(&connection, &draft).await;
        assert_eq!(replaced.result, SendResult::Replaced);
        assert!(matches!(replaced.storage, PasswordStorage::Keychain));
        assert_eq!(harness.stored_password("team-images"), "one");
    }
}

#[tokio::test]
async fn a_full_tenant_tells_how_many_it_holds_however_it_refuses() {
    for status in [400, 403, 409, 429] {
        let harness = Harness::start().await;
        harness
            .sandbox
            .switches()
            .change(|switches| switches.quota_status = status);
        harness.sandbox.tenant().add_foreign("base-images", FOREIGN);
        harness.sandbox.tenant().set_max_count(1);
        let connection = harness.connect().await;
        let draft = harness.draft("team-images", "one");
        let refused = harness.create(&connection, &draft).await;
        assert_eq!(refused.result, SendResult::QuotaFull { max: 1 }, "{status}");
        assert_eq!(harness.keychain.items().len(), 1);

        harness.delete(&connection, "base-images").await;
        assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_wrong_client_secret_is_named_and_the_form_is_sent_with_the_new_key() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.rotate_client_secret();
    let draft = harness.draft("team-images", "one");
    let refused = harness.create(&connection, &draft).await;
    let host = host_of(&connection);
    let SendResult::Refused { problem } = &refused.result else {
        panic!("{:?}", refused.result)
    };
    assert!(matches!(problem, Problem::ClientSecretRefused { host: at, .. } if *at == host));
    assert!(harness.arrived("POST").is_empty());
    let list = harness.list(&connection).await;
    assert!(matches!(
        list.problem,
        Some(Problem::ClientSecretRefused { .. })
    ));

    let connection = harness.connect().await;
    assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn an_expired_token_is_renewed_without_a_word() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    harness.sandbox.expire_tokens();
    assert_eq!(harness.list(&connection).await.problem, None);
    harness.sandbox.expire_tokens();
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(harness.token_requests().len(), 3);
}

#[tokio::test]
async fn a_revoked_scope_is_told_with_the_words_of_the_server() {
    let denied = Problem::NotAllowed {
        message: "RBAC: access denied".to_owned(),
    };
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    harness.sandbox.revoke_scope("create");
    let refused = harness.create(&connection, &draft).await;
    assert_eq!(
        refused.result,
        SendResult::Refused {
            problem: denied.clone()
        }
    );

    harness.sandbox.restore_scopes();
    harness.create(&connection, &draft).await;
    harness.sandbox.revoke_scope("update");
    let refused = harness
        .replace(&connection, &harness.draft("team-images", "two"))
        .await;
    assert_eq!(
        refused.result,
        SendResult::Refused {
            problem: denied.clone()
        }
    );
    harness.sandbox.revoke_scope("delete");
    let refused = harness.delete(&connection, "team-images").await;
    assert_eq!(
        refused.result,
        SendResult::Refused {
            problem: denied.clone()
        }
    );
    assert!(
        row(refused.list.as_ref().unwrap(), "team-images").kept,
        "nothing is forgotten"
    );

    harness.sandbox.revoke_scope("read");
    let list = harness.list(&connection).await;
    assert_eq!(list.problem, Some(denied));
    assert_eq!(
        row(&list, "team-images").side,
        Side::Both,
        "as it was read last"
    );
}

#[tokio::test]
async fn a_web_page_in_place_of_an_answer_is_told_by_its_title() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    let page = |status| Fault::answer(Answer::html(status, "Sign in to the proxy"));
    harness.sandbox.faults().always(page(200).to(Service::Api));
    let told = |status| Problem::WebPage {
        status,
        title: "Sign in to the proxy".to_owned(),
    };
    assert_eq!(harness.list(&connection).await.problem, Some(told(200)));
    let draft = harness.draft("team-images", "one");
    let sent = harness.create(&connection, &draft).await;
    assert_eq!(
        sent.result,
        SendResult::OutcomeUnknown { problem: told(200) }
    );
    assert!(matches!(sent.storage, PasswordStorage::Nothing));

    harness.sandbox.faults().clear();
    harness
        .sandbox
        .faults()
        .always(page(403).to(Service::Api).method("POST"));
    let sent = harness.create(&connection, &draft).await;
    assert_eq!(sent.result, SendResult::Refused { problem: told(403) });

    harness.sandbox.faults().clear();
    harness.sandbox.expire_tokens();
    harness
        .sandbox
        .faults()
        .always(page(403).to(Service::Token));
    assert_eq!(harness.list(&connection).await.problem, Some(told(403)));
}

#[tokio::test]
async fn a_redirect_is_told_and_its_target_gets_nothing() {
    let elsewhere = Sandbox::start(Settings::default()).await.unwrap();
    let to = elsewhere
        .api_url()
        .strip_prefix("http://")
        .unwrap()
        .to_owned();
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for status in [301, 302, 303, 307, 308] {
        let target = format!("{}/v2/admin/dockerRegistrySecrets", elsewhere.api_url());
        let redirect = Fault::answer(Answer::redirect(status, &target));
        let problem = Problem::Redirected {
            status,
            to: to.clone(),
        };

        harness
            .sandbox
            .faults()
            .always(redirect.clone().to(Service::Api));
        assert_eq!(
            harness.list(&connection).await.problem,
            Some(problem.clone())
        );
        harness.sandbox.faults().clear();
        harness
            .sandbox
            .faults()
            .always(redirect.clone().to(Service::Api).method("POST"));
        let draft = harness.draft("team-images", "one");
        let sent = harness.create(&connection, &draft).await;
        assert_eq!(
            sent.result,
            SendResult::Refused {
                problem: problem.clone()
            }
        );
        harness.sandbox.faults().clear();
        harness.sandbox.expire_tokens();
        harness.sandbox.faults().always(redirect.to(Service::Token));
        assert_eq!(harness.list(&connection).await.problem, Some(problem));
        harness.sandbox.faults().clear();
    }
    assert_eq!(elsewhere.recorder().requests().len(), 0);
}

#[tokio::test]
async fn a_server_that_is_gone_is_named_and_nothing_is_claimed() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("known-images", "one"))
        .await;
    let other = Sandbox::start(Settings::default()).await.unwrap();
    std::mem::replace(&mut harness.sandbox, other).stop().await;

    let problem = Problem::Unreachable {
        host: "127.0.0.1".to_owned(),
    };
    let list = harness.list(&connection).await;
    assert_eq!(list.problem, Some(problem.clone()));
    assert_eq!(row(&list, "known-images").side, Side::Both);

    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(
        sent.result,
        SendResult::NotSent {
            problem: problem.clone()
        }
    );
    assert_eq!(sent.listed, Listed::NotRead);
    let deleted = harness.delete(&connection, "known-images").await;
    assert_eq!(deleted.result, SendResult::NotSent { problem });
    assert!(row(&harness.list(&connection).await, "known-images").kept);
}

#[tokio::test]
async fn a_list_that_cannot_be_read_stays_as_it_was_read_last() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for name in ["removed", "team-images"] {
        let draft = harness.draft(name, "one");
        harness.create(&connection, &draft).await;
    }
    harness.sandbox.tenant().add_foreign("foreign-1", FOREIGN);
    harness.sandbox.tenant().remove("removed");
    let read = harness.list(&connection).await;
    harness.sandbox.faults().always(
        Fault::answer(Answer::new(503))
            .to(Service::Api)
            .method("GET"),
    );
    let unread = harness.list(&connection).await;
    assert!(unread.problem.is_some());
    assert_eq!((unread.read_at, unread.quota), (read.read_at, read.quota));
    assert_eq!(sides(&unread), sides(&read));

    let deleted = harness.delete(&connection, "foreign-1").await;
    assert_eq!(deleted.listed, Listed::NotRead);
    let names: Vec<_> = sides(&deleted.list.unwrap()).into_keys().collect();
    assert_eq!(
        names,
        ["removed", "team-images"],
        "what was done here is known"
    );
}

#[tokio::test]
async fn a_list_that_was_never_read_shows_what_is_known_here() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.restart().await;
    harness
        .sandbox
        .faults()
        .always(Fault::answer(Answer::new(503)).to(Service::Api));
    let list = harness.list(&connection).await;
    assert_eq!((list.read_at, list.quota), (None, None));
    assert_eq!(row(&list, "team-images").side, Side::Unread);
}

/// Where each of the secrets is known.
fn sides(list: &SecretListView) -> BTreeMap<String, Side> {
    let sides = list.rows.iter().map(|row| (row.name.clone(), row.side));
    sides.collect()
}

#[tokio::test]
async fn what_is_not_there_is_neither_replaced_nor_remembered() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    let sent = harness.replace(&connection, &draft).await;
    assert_eq!(sent.result, SendResult::NotFound);
    assert!(sent.list.unwrap().rows.is_empty());
    assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    harness.sandbox.tenant().remove("team-images");
    let deleted = harness.delete(&connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: true });
    assert!(deleted.list.unwrap().rows.is_empty());
}

#[tokio::test]
async fn a_test_of_the_connection_stops_at_what_does_not_work() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.rotate_client_secret();
    let test = harness
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap();
    let [token, rest @ ..] = &*test.parts else {
        panic!("no part")
    };
    let refused = |outcome: &TestOutcome| {
        matches!(
            outcome,
            TestOutcome::Failed {
                problem: Problem::ClientSecretRefused { .. }
            }
        )
    };
    assert!(refused(&token.outcome), "{token:?}");
    assert!(
        rest.iter()
            .all(|part| matches!(part.outcome, TestOutcome::NotRun))
    );
    assert_eq!(rest.len(), 3);
}

#[tokio::test]
async fn a_tenant_that_offers_no_quota_is_not_shown_with_one() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let denied = Answer::text(403, "RBAC: access denied");
    harness
        .sandbox
        .faults()
        .always(Fault::answer(denied).path("resourceQuota"));
    let list = harness.list(&connection).await;
    assert_eq!((list.quota, list.problem), (None, None));
    let test = harness
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap();
    let quota = test
        .parts
        .iter()
        .find(|part| part.kind == TestPartKind::Quota)
        .unwrap();
    assert!(matches!(quota.outcome, TestOutcome::NotOffered));
}

fn host_of(connection: &ConnectionView) -> String {
    connection
        .api_url
        .strip_prefix("http://")
        .unwrap()
        .to_owned()
}
