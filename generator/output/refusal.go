package output

import (
	"errors"
	"fmt"
	"path"

	"lectern/generator/diag"
)

// Refusal turns a *PruneError or an *ObstacleError into what its user can do about it;
// for any other error it reports false. The limit is where prune_limit is set, and
// shown the output folder as the user knows it.
func Refusal(err error, limit diag.Place, shown string) (diag.Diagnostic, bool) {
	var shrunk *PruneError
	var obstacle *ObstacleError
	switch {
	case errors.As(err, &shrunk):
		return diag.Diagnostic{Severity: diag.Error, Code: "prune-limit", Place: limit,
			Message: fmt.Sprintf("this build would delete %d of %d files, more than prune_limit (%d %%) allows", shrunk.Delete, shrunk.Old, shrunk.Limit),
			Hint:    "if that is intended, build with --allow-prune"}, true
	case errors.As(err, &obstacle):
		return diag.Diagnostic{Severity: diag.Error, Code: "foreign-file", Place: diag.Place{File: path.Join(shown, obstacle.Path)},
			Message: "a page is to be written where this file stands, which Lectern did not write", Hint: "move it away"}, true
	}
	return diag.Diagnostic{}, false
}

// Doubts tells of files in the output folder, shown as the user knows it, that Lectern
// did not write, where it could not know which are its own, and why it could not.
func (s *Site) Doubts(shown string) []diag.Diagnostic {
	var out []diag.Diagnostic
	at := diag.Place{File: shown}
	if s.damage != "" {
		out = append(out, diag.Diagnostic{Severity: diag.Warning, Code: "lost-manifest", Place: at,
			Message: fmt.Sprintf("what the last build wrote is not known (%s), so every file was compared", s.damage)})
	}
	if s.foreign > 0 {
		out = append(out, diag.Diagnostic{Severity: diag.Warning, Code: "foreign-files", Place: at,
			Message: fmt.Sprintf("the folder has %d files that are not part of the site; they were kept", s.foreign),
			Hint:    "there is no record of which of them an earlier build wrote: remove them if you do not want them published"})
	}
	return out
}
