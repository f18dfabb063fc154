package snippet

// language is how code of one language is run: a program with arguments, and the
// file with the code behind them.
type language struct {
	file string
	argv []string
}

// languageNames are those that a message names.
const languageNames = "sh, bash, zsh, fish, python, go, node, ruby, perl, lua, php, r and julia"

// languageOf returns the language of that name behind a fence.
func languageOf(name string) (language, bool) {
	switch name {
	case "sh", "shell", "console":
		return language{"code.sh", []string{"sh"}}, true
	case "bash", "zsh", "fish":
		return language{"code." + name, []string{name}}, true
	case "python", "python3", "py":
		return language{"code.py", []string{"python3", "-u"}}, true
	case "go", "golang":
		return language{"main.go", []string{"go", "run"}}, true
	case "node", "javascript", "js":
		return language{"code.js", []string{"node"}}, true
	case "ruby", "rb":
		return language{"code.rb", []string{"ruby"}}, true
	case "perl", "pl":
		return language{"code.pl", []string{"perl"}}, true
	case "lua":
		return language{"code.lua", []string{"lua"}}, true
	case "php":
		return language{"code.php", []string{"php"}}, true
	case "r", "R":
		return language{"code.R", []string{"Rscript"}}, true
	case "julia", "jl":
		return language{"code.jl", []string{"julia"}}, true
	}
	return language{}, false
}
