package generator

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"lectern/generator/diag"
	"lectern/generator/page"
)

// render makes the bytes of all pages but those to be skipped, with Jobs workers,
// and gives them away one by one; the bytes are valid during the call only. A page
// that cannot be rendered is a diagnostic, since its template is to blame; an error
// is the machine's.
func (b *building) render(ctx context.Context, skip func(page.Page) bool, give func(page.Page, []byte) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next, done atomic.Int64
	var wg sync.WaitGroup
	r := b.renderer()
	for range b.jobs() {
		wg.Go(func() {
			var buf bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(b.pages) {
					return
				}
				if p := b.pages[i]; !skip(p) {
					buf.Reset()
					err := r.Render(&buf, p)
					if err == nil {
						err = give(p, buf.Bytes())
					} else if _, machine := errors.AsType[*fs.PathError](err); !machine {
						b.renderFault(p, err)
						err = errStopped
					}
					if err != nil {
						cancel(err)
						return
					}
				}
				b.progress("writing", int(done.Add(1)), len(b.pages))
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); !errors.Is(err, errStopped) {
		return err
	}
	return nil
}

// errStopped ends the workers after a page that cannot be rendered.
var errStopped = errors.New("a page cannot be rendered")

func (b *building) jobs() int {
	if b.Jobs > 0 {
		return b.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

func (b *building) progress(stage string, done, total int) {
	if b.Progress != nil {
		b.Progress(stage, done, total)
	}
}

// renderFault reports a page that its template failed on.
func (b *building) renderFault(p page.Page, err error) {
	b.ds.Add(diag.Diagnostic{
		Severity: diag.Error,
		Code:     "render-failed",
		Place:    diag.Place{File: "theme/layouts/" + string(p.Kind) + ".html"},
		Message:  "/" + p.Path + " cannot be rendered: " + strings.Join(strings.Fields(err.Error()), " "),
		Hint:     "the published folder is incomplete until the next build",
	})
}
