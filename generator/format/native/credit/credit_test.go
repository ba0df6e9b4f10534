package credit

import "testing"

func TestRole(t *testing.T) {
	for written, want := range map[string]string{
		"writing-original-draft": "Writing – original draft", "Writing - Review and Editing": "Writing – review & editing",
		"SOFTWARE": "Software", "data_curation": "Data curation", "sofware": "", "": "", "and": "",
	} {
		if got, known := Role(written); got != want || known != (want != "") {
			t.Errorf("%q is %q, %v", written, got, known)
		}
	}
	if len(Roles()) != 14 {
		t.Errorf("%d roles", len(Roles()))
	}
	for _, role := range Roles() {
		if got, _ := Role(role); got != role {
			t.Errorf("%q is %q", role, got)
		}
	}
}
