# The one door on Windows: ./build.ps1 [build|demo|test|bench|install|clean]. The same tasks as build.sh, from build.cake.
param([string]$Target = "build")
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
foreach ($tool in "dotnet", "cmake") {
  if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { Write-Error "build.ps1: missing: $tool" }
}
dotnet tool restore | Out-Null
dotnet cake build.cake --target=$Target
exit $LASTEXITCODE
