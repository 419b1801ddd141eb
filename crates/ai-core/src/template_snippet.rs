//! The lines that make a template pull with secrets.
//!
//! A WorkflowTemplate names them in its own `spec`; a ServingTemplate in the block string `spec.template.spec`, since
//! `spec.imagePullSecrets` does nothing there (SAP AI Core, "Workflow Templates" and "Serving Templates").

use pull_secret::SecretName;

/// The lines of a WorkflowTemplate that name these secrets.
pub fn workflow_snippet(names: &[SecretName]) -> String {
    format!("spec:\n  imagePullSecrets:\n{}", list(names, 4))
}

/// The lines of a ServingTemplate that name these secrets.
pub fn serving_snippet(names: &[SecretName]) -> String {
    format!(
        "spec:\n  template:\n    spec: |\n      predictor:\n        imagePullSecrets:\n{}",
        list(names, 10)
    )
}

/// A line for each secret.
fn list(names: &[SecretName], indent: usize) -> String {
    let line = |name| format!("{:indent$}- name: {}\n", "", yaml_text(name));
    names.iter().map(line).collect()
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
        insta::assert_snapshot!(workflow_snippet(&[name("team-images")]), @r"
        spec:
          imagePullSecrets:
            - name: team-images
        ");
    }

    #[test]
    fn a_serving_template_names_it_in_the_block_string() {
        insta::assert_snapshot!(serving_snippet(&[name("team-images")]), @r"
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
        assert!(workflow_snippet(&[name("1e3")]).contains("- name: \"1e3\"\n"));
        assert!(workflow_snippet(&[name("no")]).contains("- name: \"no\"\n"));
    }

    #[test]
    fn several_secrets_are_named_in_one_list() {
        insta::assert_snapshot!(serving_snippet(&[name("first"), name("second")]), @r"
        spec:
          template:
            spec: |
              predictor:
                imagePullSecrets:
                  - name: first
                  - name: second
        ");
    }

    fn name(text: &str) -> SecretName {
        SecretName::parse(text).unwrap()
    }
}
