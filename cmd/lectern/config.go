package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lectern/generator"
	"lectern/generator/config"
	"lectern/generator/diag"
)

func newConfig() *cobra.Command {
	var o generator.Options
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the effective settings and where each came from",
		Long:  "Print the effective settings, in the form of site.toml, and where each came from: the defaults, the preset, site.toml, or a flag.",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return printConfig(cmd, o)
		},
	}
	cmd.Flags().StringVar(&o.Dir, "site", ".", "`folder` of the site")
	cmd.Flags().StringVar(&o.BaseURL, "base-url", "", "the site's `address`, instead of base_url in site.toml")
	cmd.Flags().StringVar(&o.AsOf, "as-of", "", "`date` to which current and former are relative")
	must(cmd.MarkFlagDirname("site"))
	return cmd
}

func printConfig(cmd *cobra.Command, o generator.Options) error {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return fmt.Errorf("there is no folder %s", o.Dir)
	}
	defer root.Close()
	var ds diag.List
	cfg, err := config.Load(root.FS(), config.Overrides{BaseURL: o.BaseURL, AsOf: o.AsOf}, &ds)
	if err != nil {
		return machine(err)
	}
	if err := wrongFlag(ds.Sorted()); err != nil {
		return err
	}
	printDiagnostics(ds.Sorted(), root.FS())
	var text strings.Builder
	for _, s := range cfg.Describe() {
		fmt.Fprintf(&text, "%-40s # %s\n", s.Key+" = "+s.Value, s.Origin)
	}
	if _, err := fmt.Fprint(cmd.OutOrStdout(), text.String()); err != nil {
		return machine(err)
	}
	if ds.HasErrors() {
		return &failure{code: exitInput}
	}
	return nil
}
