// Package credit knows the fourteen roles of CRediT (ANSI/NISO Z39.104-2022) and the
// ways in which people write them. It knows nothing of records.
package credit

import "strings"

// Roles returns the roles as they are labelled in the standard, in its order.
func Roles() []string {
	return []string{
		"Conceptualization", "Data curation", "Formal analysis", "Funding acquisition", "Investigation", "Methodology",
		"Project administration", "Resources", "Software", "Supervision", "Validation", "Visualization",
		"Writing – original draft", "Writing – review & editing",
	}
}

// Role returns the label of a role, however it is written
// ("writing-original-draft"); false for what is none.
func Role(written string) (string, bool) {
	for _, role := range Roles() {
		if letters(role) == letters(written) {
			return role, true
		}
	}
	return "", false
}

// letters returns the letters of a role's label, so that hyphens, dashes, "and" and
// "&" do not matter.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.ReplaceAll(strings.ToLower(s), " and ", " "))
}
