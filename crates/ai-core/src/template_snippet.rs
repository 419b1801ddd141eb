//! The lines that make a template pull with a secret.
//!
//! A WorkflowTemplate names it in its own `spec`; a ServingTemplate in the block string `spec.template.spec`, since
//! `spec.imagePullSecrets` does nothing there (SAP AI Core, "Workflow Templates" and "Serving Templates").

use pull_secret::SecretName;

/// The lines for a WorkflowTemplate.
pub fn workflow_snippet(name: &SecretName) -> String {
    format!(
        "spec:\n  imagePullSecrets:\n    - name: {}\n",
        yaml_text(name)
    )
}

/// The lines for a ServingTemplate.
pub fn serving_snippet(name: &SecretName) -> String {
    format!(
        "spec:\n  template:\n    spec: |\n      predictor:\n        imagePullSecrets:\n          - name: {}\n",
        yaml_text(name)
    )
}

/// Quotes a name that YAML would read as a number, date, truth value or null.
fn yaml_text(name: &SecretName) -> String {
    let name = name.as_str();
    let misread = ["null", "true", "false", "yes", "no", "on", "off"].contains(&name);
    if misread || name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workflow_template_names_the_secret_in_its_spec() {
        insta::assert_snapshot!(workflow_snippet(&name("team-images")), @r"
        spec:
          imagePullSecrets:
            - name: team-images
        ");
    }

    #[test]
    fn a_serving_template_names_it_in_the_block_string() {
        insta::assert_snapshot!(serving_snippet(&name("team-images")), @r"
        spec:
          template:
            spec: |
              predictor:
                imagePullSecrets:
                  - name: team-images
        ");
    }

    #[test]
    fn a_name_that_yaml_would_misread_is_quoted() {
        assert!(workflow_snippet(&name("1e3")).contains("- name: \"1e3\"\n"));
        assert!(workflow_snippet(&name("no")).contains("- name: \"no\"\n"));
    }

    fn name(text: &str) -> SecretName {
        SecretName::parse(text).unwrap()
    }
}
