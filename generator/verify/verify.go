// Package verify gathers proofs for the profiles of a site and writes them into the
// records of their authors, so that builds stay offline. It knows what a record names
// that could prove it; how to ask is package probe's, how to write package edit's.
package verify

import (
	"context"
	"fmt"
	"slices"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/edit"
	"lectern/generator/edit/document"
	"lectern/generator/edit/site"
	"lectern/generator/edit/store"
	"lectern/generator/scholar"
	"lectern/generator/trust"
	"lectern/generator/verify/probe"
)

// pagesMax is how many addresses of one author are asked.
const pagesMax = 8

// Options says whom to verify, and how.
type Options struct {
	IDs    []string     // of authors; empty: all with a record and a page
	Today  scholar.Date // the day that is written beside a proof
	DryRun bool         // write nothing
	Probe  probe.Options
	// Say, where set, is told what happens as it happens, in a line each.
	Say func(line string)
}

// Report says what came of it.
type Report struct {
	Diags    []diag.Diagnostic // what is wrong with the site, where that keeps it from being verified
	Refused  string            // why it was given up, in one line; empty when it was not
	Asked    int               // authors whose record names something that could prove it
	Found    int               // proofs
	Fresh    int               // those of them that the records did not have; they have them now, but for a dry run
	Troubles int               // places that could not be asked
}

// Run looks for proofs of the profiles of the site in a folder, and records those that
// are new. A place that cannot be asked is a line, and the next one is asked. The
// error is a failure of the machine, or the context's.
func Run(ctx context.Context, dir string, o Options) (*Report, error) {
	r := &Report{}
	s, err := read(dir, r)
	if err != nil || r.Refused != "" {
		return r, err
	}
	authors, refused := s.choose(o.IDs)
	if refused != "" {
		r.Refused = refused
		return r, nil
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	o.Probe.Agent = "Lectern (verify; +" + s.base + ")"
	asker := probe.New(o.Probe)
	for _, a := range authors {
		subject := s.subject(a)
		if subject.ORCID == "" && len(subject.Pages)+len(subject.Domains) == 0 {
			continue
		}
		r.Asked++
		found, troubles := asker.Look(ctx, subject)
		if ctx.Err() != nil {
			return r, ctx.Err()
		}
		for _, t := range troubles {
			r.Troubles++
			o.Say(fmt.Sprintf("warning: %s: %s: %v", a.ID, t.Method, t.Err))
		}
		r.Found += len(found)
		if err := record(dir, a, found, o, r); err != nil || r.Refused != "" {
			return r, err
		}
		warnLost(a, found, troubles, o.Say)
	}
	return r, nil
}

// bench is the site that is verified.
type bench struct {
	catalog *catalog.Catalog
	book    *address.Book
	base    string
}

func read(dir string, r *Report) (*bench, error) {
	files, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	s := site.New(files)
	if r.Diags, err = s.Load(); err != nil {
		return nil, err
	}
	if len(r.Diags) > 0 {
		r.Refused = "the site has errors, and nothing was verified"
		return nil, nil
	}
	return &bench{s.Catalog, address.New(s.Catalog, s.Config, new(diag.List)), s.Config.BaseURL}, nil
}

// choose returns the authors of ids, or all that have a record and a page.
func (s *bench) choose(ids []string) (out []*catalog.Author, refused string) {
	var known []string
	for _, a := range s.catalog.Authors {
		if a.Recorded && s.book.Author(a) != "" {
			known = append(known, a.ID)
			if len(ids) == 0 {
				out = append(out, a)
			}
		}
	}
	for _, id := range ids {
		a := s.catalog.Author(id)
		switch {
		case a != nil && slices.Contains(known, a.ID):
			out = append(out, a)
		case diag.Nearest(id, known) != "":
			return nil, fmt.Sprintf("no author's record has the id %q: did you mean %q?", id, diag.Nearest(id, known))
		default:
			return nil, fmt.Sprintf("no author with a record and a page has the id %q", id)
		}
	}
	return out, ""
}

// subject is what a record names that could prove it. Evidence that was recorded
// before is asked again.
func (s *bench) subject(a *catalog.Author) probe.Subject {
	out := probe.Subject{Page: s.book.Absolute(s.book.Author(a)), ORCID: a.ORCID, Pages: trust.Pages(a.Author)}
	for _, v := range a.Verifications {
		if v.Method == trust.MethodWebsite && !slices.Contains(out.Pages, v.Evidence) {
			out.Pages = append(out.Pages, v.Evidence)
		}
	}
	out.Pages = out.Pages[:min(pagesMax, len(out.Pages))]
	for i := range a.Affiliations {
		if a.Affiliations[i].State == catalog.Former {
			continue
		}
		for at := a.Affiliations[i].Institution; at != nil; at = at.Parent {
			if host := trust.Domain(at.URL); host != "" && !slices.Contains(out.Domains, host) {
				out.Domains = append(out.Domains, host)
			}
		}
	}
	return out
}

// record writes the proofs that the author's record does not have yet. One that it has
// keeps its date: that is the day since which it is known.
func record(dir string, a *catalog.Author, found []probe.Finding, o Options, r *Report) error {
	var proofs []decode.Node
	for _, f := range found {
		if at := slices.IndexFunc(a.Verifications, f.Is); at >= 0 {
			o.Say(fmt.Sprintf("%s: %s: %s still holds, recorded%s", a.ID, f.Method, f.Evidence, on(a.Verifications[at].On)))
			continue
		}
		o.Say(fmt.Sprintf("%s: %s: %s", a.ID, f.Method, f.Evidence))
		proofs = append(proofs, document.TableOf(
			document.Key("method", document.Text(f.Method)),
			document.Key("evidence", document.Text(f.Evidence)),
			document.Key("on", document.Text(o.Today.String())),
		))
	}
	if r.Fresh += len(proofs); len(proofs) == 0 || o.DryRun {
		return nil
	}
	done, err := edit.Run(dir, edit.Command{Verb: edit.Append, ID: a.ID, Field: "verifications", Values: proofs})
	if err != nil {
		return err
	}
	r.Diags, r.Refused = done.Diags, done.Refused
	return nil
}

func on(d scholar.Date) string {
	if d.IsZero() {
		return ""
	}
	return " on " + d.String()
}

// warnLost tells of recorded proofs that were looked for and are no longer there.
// Only a person can decide what that means.
func warnLost(a *catalog.Author, found []probe.Finding, troubles []probe.Trouble, say func(string)) {
	for _, v := range a.Verifications {
		known := slices.Contains([]string{trust.MethodORCID, trust.MethodWebsite, trust.MethodDNS, trust.MethodWellKnown}, v.Method)
		still := slices.ContainsFunc(found, func(f probe.Finding) bool { return f.Is(v) })
		unasked := slices.ContainsFunc(troubles, func(t probe.Trouble) bool { return t.Method == v.Method })
		if known && !still && !unasked {
			say(fmt.Sprintf("warning: %s: %s: %s, recorded%s, no longer holds: take it out of the record if it is gone for good", a.ID, v.Method, v.Evidence, on(v.On)))
		}
	}
}
