package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes command lines: for " + strings.Join(shells, ", "),
		Long: "Print a script that makes a shell complete lectern's command lines. For the present session:\n\n" +
			"  bash        source <(lectern completion bash)\n" +
			"  zsh         source <(lectern completion zsh)\n" +
			"  fish        lectern completion fish | source\n" +
			"  powershell  lectern completion powershell | Out-String | Invoke-Expression",
		ValidArgs: shells,
		Args:      oneArg("the name of a shell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, w := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return machine(root.GenBashCompletionV2(w, true))
			case "zsh":
				return machine(root.GenZshCompletion(w))
			case "fish":
				return machine(root.GenFishCompletion(w, true))
			case "powershell":
				return machine(root.GenPowerShellCompletionWithDesc(w))
			}
			return fmt.Errorf("no completion for %q, but for %s", args[0], strings.Join(shells, ", "))
		},
	}
}
