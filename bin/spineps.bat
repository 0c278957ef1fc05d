@echo off
rem Runs SPINEPS for Fiji: bin\spineps segment scan.nii.gz -o results
rem Looks for the program where a build, an unpacked release or a Fiji has it, and for Java 17 or newer in
rem JAVA_HOME, in that Fiji, and on the PATH. JDK_JAVA_OPTIONS adds options of Java, e.g. -Xmx6g.
setlocal DisableDelayedExpansion
set "needed=17"
for %%I in ("%~dp0..") do set "home=%%~fI"

set "path_of_classes="
call :released "%home%"
if not defined path_of_classes call :released "%home%\target"
if not defined path_of_classes if exist "%home%\target\classes\org\spineps" if exist "%home%\target\dependency" set "path_of_classes=%home%\target\classes;%home%\target\dependency\*"
if not defined path_of_classes call :fiji
if not defined path_of_classes (
	echo ERROR: No program in "%home%". It has neither SPINEPS_-VERSION.jar beside a folder dependency nor plugins\SPINEPS_-VERSION.jar beside jars. Build it with: mvn package -DskipTests 1>&2
	exit /b 1
)

set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for /d %%P in ("%home%\java\*") do for /d %%J in ("%%P\*") do call :try "%%J\bin\java.exe"
for /d %%J in ("%home%\java\*") do call :try "%%J\bin\java.exe"
for %%J in (java.exe) do call :try "%%~$PATH:J"
if not defined java (
	echo ERROR: No Java %needed% or newer. Install one, e.g. from https://adoptium.net, and set JAVA_HOME to its folder. 1>&2
	exit /b 1
)
"%java%" -cp "%path_of_classes%" org.spineps.cli.Main %*
exit /b %ERRORLEVEL%

:released
if not exist "%~1\dependency" exit /b 0
for /f "delims=" %%J in ('dir /b /a-d /o-d "%~1\SPINEPS_-*.jar" 2^>nul ^| findstr /v /i "sources.jar tests.jar javadoc.jar"') do (
	if not defined path_of_classes set "path_of_classes=%~1\%%J;%~1\dependency\*"
)
exit /b 0

:fiji
if not exist "%home%\jars" exit /b 0
for /f "delims=" %%J in ('dir /b /a-d /o-d "%home%\plugins\SPINEPS_-*.jar" 2^>nul') do (
	if not defined path_of_classes set "path_of_classes=%home%\plugins\%%J;%home%\jars\*;%home%\jars\win64\*"
)
exit /b 0

:try
if defined java exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "version="
for /f "tokens=3" %%V in ('""%~1" -version 2^>^&1 ^| findstr /c:" version ""' ) do if not defined version set "version=%%~V"
if not defined version exit /b 0
for /f "tokens=1,2 delims=.-+" %%A in ("%version%") do if "%%A"=="1" (set "major=%%B") else (set "major=%%A")
if %major% GEQ %needed% set "java=%~1"
exit /b 0
