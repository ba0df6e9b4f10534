package main

import (
	"errors"
	"fmt"
	"net"
	"os"

	"github.com/spf13/cobra"

	"lectern/generator"
)

func newServe() *cobra.Command {
	var f siteFlags
	var w watchFlags
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you edit it",
		Long: "Show the site in a browser. Pages are rendered when they are asked for, nothing is written, and open pages " +
			"follow each change of records, settings and theme. Errors are shown over the last good page.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return serve(cmd, generator.ServeOptions{WatchOptions: w.options(&f), Addr: addr, Open: open,
				Ready: func(url string) { fmt.Fprintf(os.Stderr, "look at %s (Ctrl-C ends)\n", url) }}, &f)
		},
	}
	f.add(cmd)
	w.add(cmd.Flags())
	cmd.Flags().StringVar(&addr, "addr", "", "`host:port` to listen on (default: a free port of this machine alone, 8080 if possible)")
	cmd.Flags().BoolVar(&open, "open", false, "open the browser")
	return cmd
}

func serve(cmd *cobra.Command, o generator.ServeOptions, f *siteFlags) error {
	err := generator.Serve(cmd.Context(), o, func(r *generator.Report, err error) {
		if err != nil {
			report(cmd, machine(err))
			return
		}
		printDiagnostics(r.Diags, os.DirFS(f.Dir))
		fmt.Fprintf(os.Stderr, "%s, %s; %s s\n", plural(r.Files, "file"), troubles(r), seconds(r.Seconds))
	})
	if errors.As(err, new(*net.AddrError)) {
		return fmt.Errorf("--addr: %w", err)
	}
	return machine(err)
}
