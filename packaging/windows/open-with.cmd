@echo off
rem Lets Windows offer this program under "Open with" for report files, for this user only; needs no administrator.
rem `open-with.cmd /remove` takes that back. To be run again when the folder has been moved.
setlocal
set "CLASSES=HKCU\Software\Classes"
set "KIND=ita-desktop.report"
set "PROGRAM=%~dp0ita-desktop.exe"
if /i "%~1"=="/remove" goto remove
reg add "%CLASSES%\%KIND%" /ve /d "ITA report" /f >nul
reg add "%CLASSES%\%KIND%\DefaultIcon" /ve /d "\"%PROGRAM%\",0" /f >nul
reg add "%CLASSES%\%KIND%\shell\open\command" /ve /d "\"%PROGRAM%\" \"%%1\"" /f >nul
reg add "%CLASSES%\.db\OpenWithProgids" /v "%KIND%" /t REG_SZ /d "" /f >nul
echo OK
exit /b
:remove
reg delete "%CLASSES%\%KIND%" /f >nul 2>nul
reg delete "%CLASSES%\.db\OpenWithProgids" /v "%KIND%" /f >nul 2>nul
echo OK
