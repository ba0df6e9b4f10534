package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"lectern/generator/diag"
	"lectern/generator/page"
)

// Rehearse renders, to nowhere, those of the pages that templates of the site's own
// may fail on though they passed all checks (see theme.Theme.Risky), so that this is
// found before anything is written. What skip says is not rendered anyway is left out.
// Each place at which templates fail is reported once, with the first page; the error
// is the machine's.
func (r *Renderer) Rehearse(ctx context.Context, jobs int, pages []page.Page, skip func(page.Page) bool, ds *diag.List) error {
	var risky []page.Page
	for _, p := range pages {
		if r.themes[p.Lang].Risky(string(p.Kind)) && !skip(p) {
			risky = append(risky, p)
		}
	}
	faults := make([]error, len(risky))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, len(risky)) {
		wg.Go(func() {
			var buf bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(risky) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				buf.Reset()
				faults[i] = r.Render(&buf, risky[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.report(risky, faults, ds)
}

// report says where the templates fail, with the first page and the number of others.
func (r *Renderer) report(pages []page.Page, faults []error, ds *diag.List) error {
	type found struct {
		diag.Diagnostic
		page string
		more int
	}
	var all []*found
	known := map[diag.Diagnostic]*found{}
	for i, err := range faults {
		if err == nil {
			continue
		}
		var machine *fs.PathError
		if errors.As(err, &machine) {
			return err
		}
		d := r.themes[pages[i].Lang].Fault(string(pages[i].Kind), pages[i].View(), err)
		if f := known[d]; f != nil {
			f.more++
			continue
		}
		f := &found{d, pages[i].Path, 0}
		known[d], all = f, append(all, f)
	}
	for _, f := range all {
		f.Message += ", on /" + f.page
		if f.more > 0 {
			f.Message += fmt.Sprintf(" and %d more", f.more)
		}
		ds.Add(f.Diagnostic)
	}
	return nil
}
