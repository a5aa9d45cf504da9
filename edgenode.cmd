@echo off
rem Builds the edgenode command where its sources have changed, and runs it.
setlocal
where dotnet >nul 2>nul
if errorlevel 1 (
    echo edgenode: the .NET 10 SDK is needed; see https://dotnet.microsoft.com/download 1>&2
    exit /b 2
)
set "LOG=%TEMP%\edgenode-build-%RANDOM%.log"
if not exist "%~dp0tools\Cli\bin\Release\net10.0\EdgeNode.Cli.dll" echo Building edgenode (the first time takes about a minute) ... 1>&2
pushd "%~dp0"
dotnet build tools\Cli -c Release -v quiet --nologo >"%LOG%" 2>&1
if errorlevel 1 (
    type "%LOG%" 1>&2
    del "%LOG%"
    popd
    echo edgenode: the build failed 1>&2
    exit /b 2
)
del "%LOG%"
popd
dotnet "%~dp0tools\Cli\bin\Release\net10.0\EdgeNode.Cli.dll" %*
