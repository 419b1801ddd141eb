//! Every kind of finding: a code, what it means, which fields it carries, and the source of the rule.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a finding is about. The UI has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// No secret name was typed.
    NameMissing,
    /// The name has fewer than two characters. AI Core API description.
    NameTooShort,
    /// The name has more than 63 characters. Field `length`. AI Core API description.
    NameTooLong,
    /// The name holds a character that AI Core refuses. Field `character`. AI Core API description.
    NameCharacter,
    /// The name starts with `.`, `_` or `-`. Field `character`. AI Core API description.
    NameFirstCharacter,
    /// The name ends with `.`, `_` or `-`. Field `character`. AI Core API description.
    NameLastCharacter,
    /// The name holds `__`. AI Core API description.
    NameDoubleUnderscore,
    /// The last but one character of the name is `_`. AI Core API description.
    NameUnderscoreBeforeLast,
    /// The draft holds no registry credential, so the secret would serve nothing.
    NoRegistry,
    /// A credential has no registry key.
    RegistryKeyMissing,
    /// A registry key holds a control character: the kubelet drops such keys (Go `net/url`).
    RegistryKeyControlCharacter,
    /// Two credentials have the same registry key: one JSON object cannot hold both. Field `other`, counted from 1.
    RegistryKeyTwice,
    /// A credential has no username: containerd pulls anonymously then (containerd `ParseAuth`).
    UsernameMissing,
    /// A username holds a control character, which no registry takes (RFC 7617 § 2).
    UsernameControlCharacter,
    /// A credential has no password.
    PasswordMissing,
    /// A name, registry key, username or image is a token, a key, a configuration or a command with a password, by its
    /// shape. It would be sent and shown in plain text.
    TextIsSecret,
    /// The body is above 1 MiB, where Kubernetes stops. Field `bytes`. Kubernetes `MaxSecretSize`.
    BodyTooLarge,

    /// AI Launchpad and Kubernetes objects know no `_`. SAP AI Launchpad help; RFC 1123.
    NameUnderscore,
    /// Kubernetes objects know no `..`, `.-`, `-.`. RFC 1123.
    NameEmptyLabel,

    /// Blanks around the key: the kubelet drops it (Go `net/url`).
    RegistryKeyBlanks,
    /// Signs without width in the key: it matches nothing.
    RegistryKeyInvisible,
    /// Quotes around the key, left from a shell or a text processor: it matches nothing.
    RegistryKeyQuotes,
    /// The key is a variable that was never filled in. SAP's curl example sends it literally.
    RegistryKeyVariable,
    /// The key is an example's. SAP AI Core help, docker docs.
    RegistryKeyPlaceholder,
    /// `https://index.docker.io/v1`: without the last slash the path stays and nothing matches.
    /// Kubernetes `keyring.go`.
    HubKeyWithoutSlash,
    /// A host of Docker Hub that no image name has, or the right one with a port or capitals. Field
    /// `host`. Kubernetes `keyring.go`.
    HubKeyOtherHost,
    /// Docker Hub as `docker.io`: workflows run, serving fails to resolve tags. go-containerregistry
    /// `keychain.go`, knative/serving 16282.
    HubKeyKubeletOnly,
    /// Docker Hub as `*.docker.io` or `index.docker.io/ORG`: the kubelet does not match it.
    HubKeySecondReaderOnly,
    /// A scheme that is not `https://` or `http://` in small letters, or one written twice. Field
    /// `scheme`. Kubernetes `keyring.go`.
    RegistryKeyScheme,
    /// A user, and maybe a password, before an `@`: both are dropped (Go `net/url`).
    RegistryKeyUserInfo,
    /// `?` or `#` cuts the key there. Field `sign`. Go `net/url`.
    RegistryKeyCut,
    /// The key is no URL: the kubelet drops it, and the second reader refuses all keys with it.
    RegistryKeyDropped,
    /// Two slashes in a row: no image has them.
    RegistryKeyDoubleSlash,
    /// Capital letters: keys are compared with case, and image names are written small.
    RegistryKeyUppercase,
    /// A `*` in the path is no glob. Kubernetes `URLsMatch`.
    RegistryKeyGlobInPath,
    /// A tag or digest: what is looked up has none. Kubernetes `ParseImageName`.
    RegistryKeyTag,
    /// The path of web pages or of an API, not of images. Field `path`. JFrog, Harbor, Nexus docs.
    RegistryKeyPathOfPages,
    /// `/v1` or `/v2` without a slash behind is not cut. Field `path`. Kubernetes `keyring.go`.
    RegistryKeyVersion,
    /// A character that no image name has. Field `character`. distribution/reference.
    RegistryKeyCharacter,
    /// The key has no host. Field `host`. distribution/reference `splitDockerDomain`.
    RegistryKeyNoHost,
    /// The registry's hosts lie below this one. Fields `host`, `example`. Vendors' docs; `URLsMatch` compares
    /// the number of labels.
    RegistryKeyParentDomain,
    /// `*` matches hosts of one label only. Kubernetes `URLsMatch`.
    RegistryKeyStarAlone,
    /// `:443` matches only images that are written with it. Kubernetes `URLsMatch`.
    RegistryKeyDefaultPort,
    /// The path is compared as text and also serves longer names. Field `path`. Kubernetes `URLsMatch`.
    RegistryKeyPathPrefix,
    /// Two keys give one pattern: which is tried first is not defined. Fields `other` (counted from 1),
    /// `pattern`. Kubernetes `keyring.go`.
    RegistryKeySamePattern,
    /// Another key matches Docker Hub directly, so this one is never used. Fields `other` (counted from 1),
    /// `by`. Kubernetes `Lookup`.
    RegistryKeyHidden,
    /// None of the images needs the key.
    RegistryKeyUnused,

    /// Blanks around the username.
    UsernameBlanks,
    /// Signs without width in the username.
    UsernameInvisible,
    /// Quotes around the username.
    UsernameQuotes,
    /// The username is a variable that was never filled in. SAP's curl example.
    UsernameVariable,
    /// The username is an example's, or a mask. SAP AI Core help.
    UsernamePlaceholder,
    /// A Google service account key where the username belongs.
    UsernameIsServiceAccount,
    /// A token where the username belongs.
    UsernameIsToken,
    /// A username that is as random as a token; it is masked and can be sent.
    UsernameLooksSecret,
    /// A colon: with Basic it ends the username. RFC 7617 § 2.
    UsernameColon,

    /// Blanks around the password.
    PasswordBlanks,
    /// A line end behind the password, as `echo` leaves it. Kubernetes trims nothing.
    PasswordLineEnd,
    /// A NUL in the password.
    PasswordNul,
    /// A byte-order mark or another sign without width, as PowerShell leaves it.
    PasswordInvisible,
    /// Quotes around the password, straight or typographic.
    PasswordQuotes,
    /// The password is a variable that was never filled in. SAP's curl example sends `$PWD` literally.
    PasswordVariable,
    /// The password is an example's. SAP AI Core help.
    PasswordPlaceholder,
    /// The password is a mask, copied from where it was hidden.
    PasswordMask,
    /// `\n` typed as two characters at the end.
    PasswordTypedLineEnd,
    /// The password is an `auth` field: base64 of username and password.
    PasswordIsAuthField,
    /// The password is a whole `.dockerconfigjson`.
    PasswordIsDocument,
    /// The password is a folder: a shell has filled in `$PWD`.
    PasswordIsFolder,
    /// A Google service account key for another registry.
    PasswordIsServiceAccount,
    /// The wrong kind of credential for this registry, by its shape. Fields `preset`, `row`: the words stand
    /// in that row of the presets.
    WrongKind,
    /// The password has ended. Fields `kind` (`jwt`, `ecr`), `at`. RFC 7519 § 4.1.4; Amazon ECR docs.
    PasswordExpired,
    /// The password ends within two days. Fields `kind`, `at`.
    PasswordExpiresSoon,

    /// The text is no image name. Field `reason`. distribution/reference.
    ImageInvalid,
    /// The image stands there twice.
    ImageTwice,
    /// AI Core pulls over the internet and cannot reach this host. Field `host`.
    ImageHostPrivate,
    /// No credential serves the image. Fields `repository`, `suggestedKey`, and of the nearest key `registry`
    /// (counted from 1) and `why`.
    ImageNotServed,
    /// The kubelet finds a credential, the second reader does not: tags cannot be resolved for serving. Field
    /// `key`. go-containerregistry `keychain.go`.
    ImageNotServedSecond,

    /// The body is above the 10 KB that AI Launchpad takes. Field `bytes`. SAP AI Launchpad help.
    BodyAboveLaunchpad,
}
