package io.storager.samples.filemanager;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what the page may do.
 *
 * @param directUploadFrom size from which files go from the browser to the service
 * @param largestUpload largest file that is accepted at all
 * @param longestLink longest time that a link to a file may be valid
 * @param hosts host names under which the page may be opened
 */
@ConfigurationProperties("file-manager")
record FileManagerProperties(@DefaultValue("8MB") DataSize directUploadFrom,
		@DefaultValue("5GB") DataSize largestUpload, @DefaultValue("7d") Duration longestLink, @DefaultValue( {
				"localhost", "127.0.0.1", "[::1]" }) Set<String> hosts){
}
